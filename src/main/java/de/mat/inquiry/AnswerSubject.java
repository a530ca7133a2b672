package de.mat.inquiry;

import de.mat.text.StorableText;
import java.util.regex.Pattern;

/** The subject of an answer: "Re:" once, however many are there already. */
final class AnswerSubject {

    private static final String PREFIX = "Re: ";

    /** Of the mail programs of many languages. */
    private static final Pattern PREFIXES = Pattern.compile(
            "^(?:\\s*(?:re|aw|antw|sv|odp|ris|rif|tr|res|vs)(?:\\[[0-9]+])?\\s*:)+\\s*", Pattern.CASE_INSENSITIVE);

    private static final int LENGTH = 200;

    private AnswerSubject() {}

    /** For an answer to that inquiry. */
    static String of(Inquiry inquiry) {
        String bare = PREFIXES.matcher(inquiry.getSubject()).replaceFirst("");
        String line = StorableText.line(bare.isBlank() ? otherwise(inquiry) : bare, LENGTH);
        return PREFIX + line;
    }

    private static String otherwise(Inquiry inquiry) {
        return inquiry.getMachine() == null ? "Anfrage " + inquiry.getId() : inquiry.getMachine();
    }
}
