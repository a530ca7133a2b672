package de.mat.mail;

/**
 * A file that goes along with a message.
 *
 * @param name one line; a long one loses its middle, so that it fits a header
 * @param type a MIME type like {@code application/pdf}
 * @param content not copied: nobody changes it
 */
public record Attachment(String name, String type, byte[] content) {

    /** Of a name; encoded, each may become nine (RFC 2231), and a line holds 998 (RFC 5322, 2.1.1). */
    private static final int LONGEST_NAME = 100;

    private static final int ENDING = 20;
    private static final String CUT = "…";

    public Attachment {
        name = shortened(name);
    }

    private static String shortened(String name) {
        int characters = name.codePointCount(0, name.length());
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        int kept = Math.min(characters, LONGEST_NAME / 2);
        int ending = Math.min(ENDING, characters - kept);
        return name.substring(0, name.offsetByCodePoints(0, kept - ending))
                + CUT
                + name.substring(name.offsetByCodePoints(name.length(), -ending));
    }

    @Override
    public String toString() {
        return "Attachment[" + content.length + " bytes]";
    }
}
