package de.mat.inquiry;

import de.mat.html.HtmlSanitizer;
import de.mat.mail.MailFormatException;
import de.mat.mail.MailParts;
import de.mat.mail.MailParts.Attachment;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The mail that an inquiry was read from, taken apart as far as a user may see it. A part that cannot be read is not there. */
public final class MailContents {

    private static final Logger LOGGER = Logger.getLogger(MailContents.class.getName());

    /** Bytes of one picture: what the sanitiser lets through, without the encoding. */
    private static final int LARGEST_PICTURE = HtmlSanitizer.LARGEST_INLINE_IMAGE / 4 * 3 - 64;

    /** Characters of all pictures of a mail together. */
    private static final int MOST_PICTURES = 4 * 1024 * 1024;

    private final byte[] raw;
    private final Optional<MailParts> parts;
    private int pictures;

    /**
     * What there is to see.
     *
     * @param size bytes of the whole mail
     * @param html whether it has an HTML form
     */
    public record Overview(int size, boolean html, List<Attachment> attachments) {}

    MailContents(byte[] raw) {
        this.raw = raw;
        parts = takeApart(raw);
    }

    private static Optional<MailParts> takeApart(byte[] raw) {
        try {
            return Optional.of(MailParts.of(raw));
        } catch (MailFormatException e) {
            LOGGER.log(Level.INFO, "A kept mail cannot be taken apart", e);
            return Optional.empty();
        }
    }

    /** As it came. */
    byte[] raw() {
        return raw;
    }

    /** An overview, without the bytes. */
    Overview overview() {
        return new Overview(raw.length, parts.flatMap(MailParts::html).isPresent(), attachments());
    }

    private List<Attachment> attachments() {
        return parts.map(MailParts::attachments).orElse(List.of());
    }

    Optional<Attachment> attachment(int number) {
        return attachments().stream().filter(each -> each.number() == number).findFirst();
    }

    Optional<byte[]> content(Attachment attachment) {
        try {
            return parts.isEmpty() ? Optional.empty() : parts.get().content(attachment.number());
        } catch (MailFormatException e) {
            LOGGER.log(Level.INFO, "A part of a kept mail cannot be read", e);
            return Optional.empty();
        }
    }

    /** The HTML that can do no harm, with the pictures that came with it inside of it. */
    Optional<String> harmlessHtml() {
        return parts.flatMap(MailParts::html).map(html -> HtmlSanitizer.incoming(html, this::picture));
    }

    private Optional<String> picture(String contentId) {
        Optional<String> picture = parts.flatMap(mail -> mail.picture(contentId, LARGEST_PICTURE));
        pictures += picture.map(String::length).orElse(0);
        return picture.filter(any -> pictures <= MOST_PICTURES);
    }
}
