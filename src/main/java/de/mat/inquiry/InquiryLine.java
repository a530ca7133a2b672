package de.mat.inquiry;

import de.mat.user.User;
import java.io.Serializable;
import java.time.Instant;

/**
 * An inquiry as one line of the list: without its message. Absent texts are null; a page shows them.
 *
 * @param waitingSince since when the buyer waits for an answer; null when nobody does
 * @param responsible the name of the user who is at it, or was; null when nobody is
 */
public record InquiryLine(
        long id,
        String platform,
        InquiryType type,
        InquiryState state,
        Instant received,
        String subject,
        String company,
        String person,
        String country,
        String machine,
        boolean complete,
        Instant waitingSince,
        String responsible)
        implements Serializable {

    /** Begins a query for lines; conditions speak of {@code i}. */
    static final String SELECT =
            "select new de.mat.inquiry.InquiryLine(i.id, i.platform, i.type, i.state, i.received, i.subject, i.company, i.person,"
                    + " i.country, i.machine, i.complete, i.waitingSince, u) from Inquiry i left join i.responsible u";

    /** For queries. */
    public InquiryLine(
            long id,
            String platform,
            InquiryType type,
            InquiryState state,
            Instant received,
            String subject,
            String company,
            String person,
            String country,
            String machine,
            boolean complete,
            Instant waitingSince,
            User responsible) {
        this(
                id,
                platform,
                type,
                state,
                received,
                subject,
                company,
                person,
                country,
                machine,
                complete,
                waitingSince,
                responsible == null ? null : responsible.getDisplayName());
    }

    /** Whether nobody has opened it yet. */
    public boolean unread() {
        return state == InquiryState.NEW;
    }

    /** What it is about: the machine, else the subject of the mail. */
    public String topic() {
        return machine == null ? subject : machine;
    }
}
