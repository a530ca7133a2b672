package de.mat.mail;

import de.mat.html.HtmlText;
import de.mat.text.FieldText;
import de.mat.text.FieldText.Piece;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the messages of a bulk mail have in common, composed once; each is this with its own headers and values filled in. The words are
 * quoted-printable (RFC 2045, 6.7): a value stands between soft line breaks, so nothing around it has to be encoded again.
 */
public final class PreparedMail {

    private static final String SOFT_BREAK = "=\r\n";
    private static final String ENCODING = "Content-Transfer-Encoding: quoted-printable";

    /** Bytes as they are, or the value of a field. */
    private record Segment(byte[] bytes, String field, boolean html) {}

    /** Where a field stands, in a form that no text can hold by chance. */
    private final String mark;

    private final Pattern marks;
    private final BulkOutline outline;
    private final List<Piece> fields = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();

    private PreparedMail(BulkOutline outline) throws MessagingException {
        this.outline = outline;
        String id = MessageIds.create(outline.senderAddress());
        mark = "mark" + id.substring(1, id.indexOf('@')) + "x";
        marks = Pattern.compile(mark + "(\\d+)x");
        cut(bytes(message(id)));
    }

    /**
     * Composes it.
     *
     * @throws UnsafeMailException when a header value is more than a value
     */
    public static PreparedMail of(BulkOutline outline) {
        MailComposer.checkCommon(outline.senderName(), outline.senderAddress(), outline.attachments());
        try {
            return new PreparedMail(outline);
        } catch (MessagingException e) {
            throw new IllegalStateException("what was checked can be composed", e);
        }
    }

    private MimeMessage message(String id) throws MessagingException {
        BodyParts parts = new BodyParts(this::wordsPart);
        String text = marked(outline.text(), "plain");
        MimeMessage message;
        if (outline.html().isPresent()) {
            MimeMultipart words = parts.formatted(text, marked(outline.html().get(), "html"), id);
            message = holding(
                    outline.attachments().isEmpty()
                            ? words
                            : parts.withAttachments(BodyParts.holding(words), outline.attachments()));
        } else if (outline.attachments().isEmpty()) {
            String entity = type("plain") + "\r\n" + ENCODING + "\r\n\r\n" + encoded(text);
            message = new MimeMessage(session(), new ByteArrayInputStream(entity.getBytes(StandardCharsets.US_ASCII)));
            message.setHeader("MIME-Version", "1.0");
        } else {
            message = holding(parts.withAttachments(wordsPart(text, "plain"), outline.attachments()));
        }
        message.setFrom(MailComposer.address(outline.senderAddress(), outline.senderName()));
        return message;
    }

    private static MimeMessage holding(MimeMultipart parts) throws MessagingException {
        MimeMessage message = new MimeMessage(session());
        message.setContent(parts);
        message.saveChanges();
        return message;
    }

    private static Session session() {
        return Session.getInstance(new Properties());
    }

    private static byte[] bytes(MimeMessage message) throws MessagingException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            message.writeTo(bytes, new String[] {"Message-ID", "Date"});
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is written to a file or network", e);
        }
        return bytes.toByteArray();
    }

    /** The text with a mark in place of each field. */
    private String marked(FieldText text, String subtype) {
        StringBuilder marked = new StringBuilder();
        for (Piece piece : text.pieces()) {
            if (piece.field()) {
                marked.append(mark).append(fields.size()).append('x');
                fields.add(new Piece(piece.text(), subtype.equals("html")));
            } else {
                marked.append(piece.text());
            }
        }
        return marked.toString();
    }

    private MimeBodyPart wordsPart(String marked, String subtype) throws MessagingException {
        InternetHeaders headers = new InternetHeaders();
        headers.addHeaderLine(type(subtype));
        headers.addHeaderLine(ENCODING);
        return new MimeBodyPart(headers, encoded(marked).getBytes(StandardCharsets.US_ASCII));
    }

    private static String type(String subtype) {
        return "Content-Type: text/" + subtype + "; charset=UTF-8";
    }

    /** The words between the marks encoded each on its own; a mark has a line for itself. */
    private String encoded(String marked) {
        StringBuilder encoded = new StringBuilder();
        Matcher field = marks.matcher(marked);
        int end = 0;
        while (field.find()) {
            encoded.append(QuotedPrintable.encode(marked.substring(end, field.start())));
            encoded.append(SOFT_BREAK).append(field.group()).append(SOFT_BREAK);
            end = field.end();
        }
        return encoded.append(QuotedPrintable.encode(marked.substring(end))).toString();
    }

    /** In ISO 8859-1 each byte is one character. */
    private void cut(byte[] bytes) {
        String message = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher field = marks.matcher(message);
        int end = 0;
        while (field.find()) {
            addBytes(message.substring(end, field.start()));
            Piece piece = fields.get(Integer.parseInt(field.group(1)));
            segments.add(new Segment(new byte[0], piece.text(), piece.field()));
            end = field.end();
        }
        addBytes(message.substring(end));
    }

    private void addBytes(String characters) {
        segments.add(new Segment(characters.getBytes(StandardCharsets.ISO_8859_1), "", false));
    }

    /** Where answers and complaints go. */
    String senderAddress() {
        return outline.senderAddress();
    }

    /** All but the recipient's headers, which come first. */
    void write(Map<String, String> values, OutputStream out) throws IOException {
        for (Segment segment : segments) {
            if (segment.field().isEmpty()) {
                out.write(segment.bytes());
            } else {
                String value = values.get(segment.field());
                String words = segment.html() ? HtmlText.escaped(value) : value;
                out.write(QuotedPrintable.encode(words).getBytes(StandardCharsets.US_ASCII));
            }
        }
    }
}
