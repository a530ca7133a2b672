package de.mat.inquiry;

import de.mat.user.User;
import java.time.Instant;
import java.util.List;

/** An inquiry with all that a table of it says. Absent texts are null, like the responsible user when nobody is. */
public record ExportedInquiry(
        long id,
        Instant received,
        InquiryType type,
        InquiryState state,
        User responsible,
        String platform,
        String externalNumber,
        String company,
        String person,
        String place,
        String country,
        List<String> phones,
        String answerAddress,
        String category,
        String machine,
        String subject,
        String language,
        String message,
        List<String> further,
        boolean senderConfirmed) {

    /** Begins a query for them; conditions speak of {@code i}. */
    static final String SELECT =
            "select new de.mat.inquiry.ExportedInquiry(i.id, i.received, i.type, i.state, u, i.platform, i.externalNumber, i.company,"
                    + " i.person, i.place, i.country, i.phones, i.answerAddress, i.category, i.machine, i.subject, i.language,"
                    + " i.message, i.further, i.senderConfirmed) from Inquiry i left join i.responsible u";
}
