package de.mat.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a received mail holds beside its plain text: the HTML, and its attachments with harmless names. Everything that is neither of
 * the two texts counts as an attachment, inline pictures too.
 */
public final class MailParts {

    /** No mail is larger. */
    private static final int LARGEST = 64 * 1024 * 1024;

    private static final String UNKNOWN_TYPE = "application/octet-stream";

    /** What a browser may be told; of everything else it only hears that there are bytes. */
    private static final Set<String> KNOWN_TYPES = Set.of(
            "application/pdf",
            "application/zip",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "image/gif",
            "image/jpeg",
            "image/png",
            "image/webp",
            "text/csv",
            "text/plain");

    private final Optional<String> html;
    private final List<MimePart> parts;
    private final List<Attachment> attachments = new ArrayList<>();

    /**
     * A file that came with the mail.
     *
     * @param number its place in the mail, counted from 0
     * @param name harmless
     * @param type one that may be told to a browser
     * @param size bytes
     */
    public record Attachment(int number, String name, String type, int size) {}

    private MailParts(MailBody body) throws MessagingException, MailFormatException {
        html = body.html();
        parts = body.others();
        for (MimePart part : parts) {
            int number = attachments.size();
            String type = MailBody.typeOf(part).getBaseType().toLowerCase(Locale.ROOT);
            attachments.add(new Attachment(
                    number,
                    FileNames.harmless(name(part), unnamed(number, type)),
                    KNOWN_TYPES.contains(type) ? type : UNKNOWN_TYPE,
                    MailBody.bytes(part, LARGEST).length));
        }
    }

    /**
     * Takes a mail apart.
     *
     * @throws MailFormatException when it is no mail or breaks a limit
     */
    public static MailParts of(byte[] raw) throws MailFormatException {
        try {
            return new MailParts(MailBody.of(MailReader.parse(raw)));
        } catch (MessagingException | RuntimeException | StackOverflowError unreadable) {
            throw new MailFormatException("The mail library cannot read this mail", unreadable);
        }
    }

    /** The HTML as it came: not sanitised. */
    public Optional<String> html() {
        return html;
    }

    /** In the order of the mail. */
    public List<Attachment> attachments() {
        return List.copyOf(attachments);
    }

    /**
     * The bytes of an attachment; empty when there is none of that number.
     *
     * @throws MailFormatException when it cannot be read
     */
    public Optional<byte[]> content(int number) throws MailFormatException {
        return number < 0 || number >= parts.size() ? Optional.empty() : Optional.of(bytes(parts.get(number)));
    }

    /**
     * A picture of the HTML that came with the mail, as an address that holds the picture itself.
     *
     * @param contentId what the HTML calls it (RFC 2392)
     * @param largest bytes; a larger picture is left out
     * @return empty for anything but a picture of the three types that every browser shows
     */
    public Optional<String> picture(String contentId, int largest) {
        for (Attachment attachment : attachments) {
            MimePart part = parts.get(attachment.number());
            if (attachment.size() <= largest && isNamed(part, contentId)) {
                return dataAddress(part);
            }
        }
        return Optional.empty();
    }

    private static boolean isNamed(MimePart part, String contentId) {
        try {
            String id = part.getContentID();
            return id != null && id.strip().equals("<" + contentId + ">");
        } catch (MessagingException unreadable) {
            return false;
        }
    }

    private static Optional<String> dataAddress(MimePart part) {
        try {
            byte[] bytes = bytes(part);
            return PictureType.of(bytes)
                    .map(type ->
                            "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes));
        } catch (MailFormatException unreadable) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(MimePart part) throws MailFormatException {
        try {
            return MailBody.bytes(part, LARGEST);
        } catch (MessagingException | RuntimeException unreadable) {
            throw new MailFormatException("The mail library cannot read this part", unreadable);
        }
    }

    /** As the sender named the file, decoded; empty when it has no name. */
    private static String name(MimePart part) throws MessagingException {
        String disposition = part.getHeader("Content-Disposition", null);
        String name = null;
        if (disposition != null) {
            try {
                name = new ContentDisposition(disposition).getParameter("filename");
            } catch (ParseException unreadable) {
                name = null;
            }
        }
        if (name == null) {
            ContentType type = MailBody.typeOf(part);
            name = type.getParameter("name");
        }
        return HeaderText.decode(name);
    }

    private static String unnamed(int number, String type) {
        String extension = switch (type) {
            case "message/rfc822" -> ".eml";
            case "application/pdf" -> ".pdf";
            case "image/jpeg" -> ".jpg";
            case "image/png", "image/gif", "image/webp" -> "." + type.substring("image/".length());
            case "text/plain" -> ".txt";
            case "text/html" -> ".html";
            default -> ".bin";
        };
        return (number + 1) + extension;
    }
}
