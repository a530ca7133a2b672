package de.mat.inquiry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Inquiries for tests that do not care what they say. */
public final class NewInquiries {

    private NewInquiries() {}

    /** Nothing but a subject. */
    public static NewInquiry about(String subject, Instant received) {
        return new NewInquiry(
                "machineseeker",
                InquiryType.PRODUCT_INQUIRY,
                Optional.empty(),
                received,
                Optional.of(subject),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "Guten Tag",
                List.of(),
                false,
                false);
    }
}
