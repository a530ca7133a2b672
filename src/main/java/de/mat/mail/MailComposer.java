package de.mat.mail;

import de.mat.mail.UnsafeMailException.Field;
import de.mat.validation.TextSyntax;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Builds the MIME form of a message (RFC 5322, RFC 2045). Checks every header value first, because the mail library writes line
 * breaks in them as they are.
 */
final class MailComposer {

    /** Below the 998 octets that RFC 5322, 2.1.1 allows in a line, for a value that has no place to fold. */
    private static final int LONGEST_HEADER = 900;

    private static final Pattern MESSAGE_ID = Pattern.compile("<[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+>");
    private static final Pattern MIME_TYPE = Pattern.compile("[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,100}");
    private static final Pattern ANY_LINE_BREAK = Pattern.compile("\r\n|\r|\n");
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private MailComposer() {}

    /**
     * The message, complete with all headers.
     *
     * @throws UnsafeMailException when a header value is more than a value
     */
    static MimeMessage compose(OutgoingMail mail, Session session) throws MessagingException {
        check(mail);
        MimeMessage message = new MessageWithFixedId(session, mail.messageId());
        message.setFrom(address(mail.senderAddress(), mail.senderName()));
        message.setRecipient(RecipientType.TO, address(mail.recipient(), Field.RECIPIENT));
        if (mail.replyTo().isPresent()) {
            message.setReplyTo(new InternetAddress[] {address(mail.replyTo().get(), Field.REPLY_TO)});
        }
        message.setSubject(mail.subject(), UTF_8);
        message.setSentDate(Date.from(mail.date()));
        setThread(message, mail.thread());
        setUnsubscribe(message, mail);
        setBody(message, mail);
        message.saveChanges();
        return message;
    }

    /** Every value that will stand in a header. */
    static void check(OutgoingMail mail) {
        checkCommon(mail.senderName(), mail.senderAddress(), mail.attachments());
        mail.replyTo().ifPresent(address -> MailAddresses.asciiForm(address, Field.REPLY_TO));
        checkRecipient(mail.recipient(), mail.subject(), mail.messageId(), mail.unsubscribe());
    }

    static void checkCommon(String senderName, String senderAddress, List<Attachment> attachments) {
        checked(senderName, Field.SENDER_NAME);
        MailAddresses.asciiForm(senderAddress, Field.SENDER_ADDRESS);
        for (Attachment attachment : attachments) {
            checked(attachment.name(), Field.ATTACHMENT);
            checked(attachment.type(), Field.ATTACHMENT, MIME_TYPE);
        }
    }

    static void checkRecipient(
            String recipient, String subject, String messageId, Optional<ListUnsubscribe> unsubscribe) {
        checked(messageId, Field.MESSAGE_ID, MESSAGE_ID);
        MailAddresses.asciiForm(recipient, Field.RECIPIENT);
        checked(subject, Field.SUBJECT);
        unsubscribe.ifPresent(ListUnsubscribe::headers);
    }

    private static void setThread(MimeMessage message, MailThread thread) throws MessagingException {
        if (!thread.isEmpty()) {
            message.setHeader("In-Reply-To", thread.inReplyTo());
            message.setHeader("References", String.join("\r\n ", thread.references()));
        }
    }

    private static void setUnsubscribe(MimeMessage message, OutgoingMail mail) throws MessagingException {
        if (mail.unsubscribe().isPresent()) {
            for (Map.Entry<String, String> header :
                    mail.unsubscribe().get().headers().entrySet()) {
                message.setHeader(header.getKey(), header.getValue());
            }
        }
    }

    private static void setBody(MimeMessage message, OutgoingMail mail) throws MessagingException {
        BodyParts parts = new BodyParts(MailComposer::wordsPart);
        if (mail.html().isPresent()) {
            MimeMultipart words = parts.formatted(mail.text(), mail.html().get(), mail.messageId());
            message.setContent(
                    mail.attachments().isEmpty()
                            ? words
                            : parts.withAttachments(BodyParts.holding(words), mail.attachments()));
        } else if (mail.attachments().isEmpty()) {
            setText(message, mail.text(), "plain");
        } else {
            message.setContent(parts.withAttachments(wordsPart(mail.text(), "plain"), mail.attachments()));
        }
    }

    private static MimeBodyPart wordsPart(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        setText(part, text, subtype);
        return part;
    }

    /** The library chooses 7bit, quoted-printable or base64 by the text, so the message passes any server (RFC 2045, 6). */
    private static void setText(MimePart part, String text, String subtype) throws MessagingException {
        part.setText(withMailLineBreaks(text), UTF_8, subtype);
    }

    static String withMailLineBreaks(String text) {
        return ANY_LINE_BREAK.matcher(text).replaceAll("\r\n");
    }

    static InternetAddress address(String address, String name) throws MessagingException {
        InternetAddress result = address(address, Field.SENDER_ADDRESS);
        try {
            result.setPersonal(name.isEmpty() ? null : name, UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("UTF-8 is always there", e);
        }
        return result;
    }

    static InternetAddress address(String address, Field field) throws MessagingException {
        return new InternetAddress(MailAddresses.asciiForm(address, field), true);
    }

    private static String checked(String value, Field field, Pattern form) {
        if (!form.matcher(checked(value, field)).matches()) {
            throw new UnsafeMailException(field);
        }
        return value;
    }

    private static String checked(String value, Field field) {
        if (value.length() > LONGEST_HEADER || !TextSyntax.isSingleLine(value)) {
            throw new UnsafeMailException(field);
        }
        return value;
    }

    /** Keeps the library from making an id of its own out of the host name. */
    private static final class MessageWithFixedId extends MimeMessage {

        private final String id;

        MessageWithFixedId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
