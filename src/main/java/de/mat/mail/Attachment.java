package de.mat.mail;

/**
 * A file that goes along with a message.
 *
 * @param name one line, at most 200 characters
 * @param type a MIME type like {@code application/pdf}
 * @param content not copied: nobody changes it
 */
public record Attachment(String name, String type, byte[] content) {

    @Override
    public String toString() {
        return "Attachment[" + content.length + " bytes]";
    }
}
