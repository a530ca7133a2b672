package de.mat.inquiry;

import java.io.Serializable;
import java.time.Instant;

/** An inquiry as one line of the list: without its message. Absent texts are null; a page shows them. */
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
        boolean complete)
        implements Serializable {

    /** Whether nobody has opened it yet. */
    public boolean unread() {
        return state == InquiryState.NEW;
    }

    /** What it is about: the machine, else the subject of the mail. */
    public String topic() {
        return machine == null ? subject : machine;
    }
}
