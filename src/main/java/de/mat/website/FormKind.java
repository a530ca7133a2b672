package de.mat.website;

import de.mat.inquiry.InquiryType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms that visitors can send. */
public enum FormKind {
    /** Asks about a machine. */
    INQUIRY(InquiryType.PRODUCT_INQUIRY),
    /** Anything else. */
    CONTACT(InquiryType.CONTACT);

    private final InquiryType type;

    FormKind(InquiryType type) {
        this.type = type;
    }

    InquiryType type() {
        return type;
    }

    /** As it stands in addresses and pages: {@code inquiry}, {@code contact}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The form of exactly this word. */
    public static Optional<FormKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
