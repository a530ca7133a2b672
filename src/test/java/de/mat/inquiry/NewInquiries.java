package de.mat.inquiry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Inquiries for tests that do not care what they say. */
public final class NewInquiries {

    private NewInquiries() {}

    /** An inquiry whose answers go to this address, as its platform sends it. */
    public static NewInquiry from(String answerAddress, Optional<String> messageId, Instant received) {
        return new NewInquiry(
                "machineseeker",
                InquiryType.PRODUCT_INQUIRY,
                Optional.empty(),
                Optional.of(answerAddress),
                received,
                Optional.of("Anfrage"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(answerAddress),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                messageId,
                "Guten Tag",
                List.of(),
                true,
                false);
    }

    /** One of the inquiries of a digest. */
    public static NewInquiry of(Optional<String> answerAddress, Optional<String> machine, Instant received) {
        return new NewInquiry(
                "machineseeker",
                InquiryType.WANTED_AD,
                Optional.empty(),
                Optional.of("info@mail.machineseeker.com"),
                received,
                Optional.of("Kategorie-Anfragen"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("030 23125 014", "030 23125 015"),
                answerAddress,
                Optional.empty(),
                machine,
                Optional.empty(),
                Optional.empty(),
                "Guten Tag",
                List.of("Lieferung: sofort"),
                true,
                false);
    }

    /** Nothing but a subject. */
    public static NewInquiry about(String subject, Instant received) {
        return new NewInquiry(
                "machineseeker",
                InquiryType.PRODUCT_INQUIRY,
                Optional.empty(),
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
