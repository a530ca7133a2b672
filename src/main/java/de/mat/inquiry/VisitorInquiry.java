package de.mat.inquiry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a visitor of the website sent.
 *
 * @param submission tells it from all others: what is sent once more has the same
 * @param suspicions why it is taken for spam, as names; empty when it is not
 */
public record VisitorInquiry(NewInquiry inquiry, String submission, List<String> suspicions) {

    /** What such an inquiry names as its platform. */
    public static final String PLATFORM = "website";

    public VisitorInquiry {
        suspicions = List.copyOf(suspicions);
    }

    /**
     * What stands in a form. Texts that are empty count as not given.
     *
     * @param productNumber of the machine that it is about, if it is about one
     * @param machine how the machine is called
     * @param language of the page, ISO 639-1
     */
    public static NewInquiry form(
            InquiryType type,
            Instant received,
            String productNumber,
            String machine,
            String subject,
            String company,
            String person,
            String address,
            String phone,
            String message,
            String language) {
        return new NewInquiry(
                PLATFORM,
                type,
                given(productNumber),
                Optional.empty(),
                received,
                given(subject),
                given(company),
                given(person),
                Optional.empty(),
                Optional.empty(),
                given(phone).stream().toList(),
                given(address),
                Optional.empty(),
                given(machine),
                given(language),
                Optional.empty(),
                message,
                List.of(),
                true,
                false);
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(some -> !some.isBlank());
    }
}
