package de.mat.mailing;

/**
 * Why a mailing cannot be sent as it is.
 *
 * @param detail what exactly is wrong; empty when the kind says it all
 */
public record MailingProblem(Kind kind, String detail) {

    /** What is wrong, and with which part. */
    public enum Kind {
        NO_SUBJECT(Part.SUBJECT),
        SUBJECT_PLACEHOLDER(Part.SUBJECT),
        SUBJECT_TOO_LONG(Part.SUBJECT),
        NO_TEXT(Part.TEXT),
        TEXT_PLACEHOLDER(Part.TEXT),
        TEXT_TOO_LONG(Part.TEXT),
        TOO_MANY_PLACEHOLDERS(Part.TEXT),
        NO_IMPRINT(Part.IMPRINT);

        private final Part part;

        Kind(Part part) {
            this.part = part;
        }

        public Part getPart() {
            return part;
        }
    }

    /** Where a person puts it right. */
    public enum Part {
        SUBJECT,
        TEXT,
        IMPRINT
    }

    static MailingProblem of(Kind kind) {
        return new MailingProblem(kind, "");
    }
}
