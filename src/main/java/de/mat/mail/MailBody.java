package de.mat.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The two texts of a mail, found by walking through its parts (RFC 2046), and what is there beside them. Attachments and attached mails
 * are not entered.
 */
final class MailBody {

    static final MailBody NONE = new MailBody();

    private static final int DEEPEST = 20;
    private static final int MOST_PARTS = 1_000;
    private static final int LARGEST_TEXT = 5 * 1024 * 1024;

    private final AtomicInteger parts = new AtomicInteger();
    private final List<MimePart> others = new ArrayList<>();
    private String text;
    private String html;

    private MailBody() {}

    static MailBody of(MimePart message) throws MessagingException, MailFormatException {
        MailBody body = new MailBody();
        body.enter(message, 0);
        return body;
    }

    /** The first plain text that is no attachment. */
    Optional<String> text() {
        return Optional.ofNullable(text);
    }

    /** The first HTML that is no attachment. */
    Optional<String> html() {
        return Optional.ofNullable(html);
    }

    /** Every part that is neither of the two texts nor made of parts. */
    List<MimePart> others() {
        return List.copyOf(others);
    }

    private void enter(MimePart part, int depth) throws MessagingException, MailFormatException {
        if (depth > DEEPEST) {
            throw new MailFormatException("The parts are nested too deep");
        }
        ContentType type = typeOf(part);
        if (type.match("multipart/*")) {
            enterAll(part, depth);
        } else if (html == null && type.match("text/html") && !isAttachment(part)) {
            html = decoded(part, type);
        } else if (text == null && type.match("text/plain") && !isAttachment(part)) {
            text = decoded(part, type);
        } else {
            others.add(part);
        }
    }

    private void enterAll(MimePart part, int depth) throws MessagingException, MailFormatException {
        MimeMultipart children = new CountedMultipart(part, parts);
        int count;
        try {
            count = children.getCount();
        } catch (ParseException noBoundary) {
            text = text == null ? decoded(part, new ContentType("text/plain")) : text;
            return;
        }
        for (int i = 0; i < count; i++) {
            enter((MimePart) children.getBodyPart(i), depth + 1);
        }
    }

    /** A type that cannot be read counts as plain text, as a missing one does (RFC 2045, 5.2). */
    static ContentType typeOf(MimePart part) throws MessagingException {
        String header = part.getHeader("Content-Type", null);
        try {
            return new ContentType(header == null || header.isBlank() ? "text/plain" : header);
        } catch (ParseException unreadable) {
            boolean html = header.strip().toLowerCase(Locale.ROOT).startsWith("text/html");
            return new ContentType(html ? "text/html" : "text/plain");
        }
    }

    private static boolean isAttachment(MimePart part) throws MessagingException {
        String header = part.getHeader("Content-Disposition", null);
        if (header == null) {
            return false;
        }
        try {
            return "attachment".equalsIgnoreCase(new ContentDisposition(header).getDisposition());
        } catch (ParseException unreadable) {
            return header.strip().toLowerCase(Locale.ROOT).startsWith("attachment");
        }
    }

    private static String decoded(MimePart part, ContentType type) throws MessagingException, MailFormatException {
        return Charsets.decode(bytes(part, LARGEST_TEXT), type.getParameter("charset"));
    }

    static byte[] bytes(MimePart part, int largest) throws MessagingException, MailFormatException {
        try (InputStream in = decodedStream(part)) {
            byte[] bytes = in.readNBytes(largest + 1);
            if (bytes.length > largest) {
                throw new MailFormatException("The text is too large");
            }
            return bytes;
        } catch (IOException brokenOff) {
            return bytesBeforeTheFault(part, largest);
        }
    }

    /** An encoding that breaks off, or that nobody knows, still leaves what came before it, or the bytes as they are. */
    private static byte[] bytesBeforeTheFault(MimePart part, int largest)
            throws MessagingException, MailFormatException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream in = decodedStream(part)) {
            // byte by byte: with a larger buffer the library drops what it had decoded before the fault
            for (int next = in.read(); next >= 0; next = in.read()) {
                bytes.write(next);
                if (bytes.size() > largest) {
                    throw new MailFormatException("A part is too large");
                }
            }
        } catch (IOException brokenOff) {
            return bytes.toByteArray();
        }
        return bytes.toByteArray();
    }

    private static InputStream decodedStream(MimePart part) throws MessagingException, IOException {
        try {
            return MimeUtility.decode(rawStream(part), encodingOf(part));
        } catch (MessagingException unknownEncoding) {
            return rawStream(part);
        }
    }

    private static String encodingOf(MimePart part) throws MessagingException {
        String encoding = part.getEncoding();
        return encoding == null ? "7bit" : encoding.strip();
    }

    private static InputStream rawStream(MimePart part) throws MessagingException {
        return part instanceof MimeMessage message
                ? message.getRawInputStream()
                : ((MimeBodyPart) part).getRawInputStream();
    }

    /** The library makes an object for each part at once: counts them while it does. */
    private static final class CountedMultipart extends MimeMultipart {

        private final AtomicInteger parts;

        CountedMultipart(MimePart part, AtomicInteger parts) throws MessagingException {
            super(new MimePartDataSource(part));
            this.parts = parts;
        }

        @Override
        protected MimeBodyPart createMimeBodyPart(InputStream in) throws MessagingException {
            if (parts.incrementAndGet() > MOST_PARTS) {
                throw new MessagingException("too many parts");
            }
            return super.createMimeBodyPart(in);
        }
    }
}
