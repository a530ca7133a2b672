package de.mat.mail;

import de.mat.mail.UnsafeMailException.Field;
import de.mat.validation.TextSyntax;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Map;
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
        if (mail.attachments().isEmpty()) {
            setBody(message, mail);
        } else {
            message.setContent(withAttachments(mail));
        }
        message.saveChanges();
        return message;
    }

    /** Every value that will stand in a header. */
    static void check(OutgoingMail mail) {
        checked(mail.messageId(), Field.MESSAGE_ID, MESSAGE_ID);
        checked(mail.senderName(), Field.SENDER_NAME);
        MailAddresses.asciiForm(mail.senderAddress(), Field.SENDER_ADDRESS);
        MailAddresses.asciiForm(mail.recipient(), Field.RECIPIENT);
        mail.replyTo().ifPresent(address -> MailAddresses.asciiForm(address, Field.REPLY_TO));
        checked(mail.subject(), Field.SUBJECT);
        mail.unsubscribe().ifPresent(ListUnsubscribe::headers);
        for (Attachment attachment : mail.attachments()) {
            checked(attachment.name(), Field.ATTACHMENT);
            checked(attachment.type(), Field.ATTACHMENT, MIME_TYPE);
        }
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

    private static MimeMultipart withAttachments(OutgoingMail mail) throws MessagingException {
        MimeBodyPart body = new MimeBodyPart();
        setBody(body, mail);
        MimeMultipart mixed = new MimeMultipart("mixed", body);
        for (Attachment attachment : mail.attachments()) {
            mixed.addBodyPart(attachmentPart(attachment));
        }
        return mixed;
    }

    private static MimeBodyPart attachmentPart(Attachment attachment) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.content(), fileType(attachment))));
        ParameterList name = new ParameterList();
        name.set("filename", attachment.name(), UTF_8);
        part.setHeader("Content-Disposition", new ContentDisposition(Part.ATTACHMENT, name).toString());
        return part;
    }

    /** The library would look into what claims to be a message or to have parts; a file is a file. */
    private static String fileType(Attachment attachment) {
        String type = attachment.type();
        return type.startsWith("multipart/") || type.startsWith("message/") ? "application/octet-stream" : type;
    }

    private static void setBody(MimePart part, OutgoingMail mail) throws MessagingException {
        if (mail.html().isEmpty()) {
            setText(part, mail.text(), "plain");
            return;
        }
        MimeBodyPart text = new MimeBodyPart();
        setText(text, mail.text(), "plain");
        part.setContent(new MimeMultipart(
                "alternative", text, htmlPart(InlineImages.of(mail.html().get(), mail.messageId()))));
    }

    private static MimeBodyPart htmlPart(InlineImages content) throws MessagingException {
        MimeBodyPart html = new MimeBodyPart();
        setText(html, content.html(), "html");
        if (content.images().isEmpty()) {
            return html;
        }
        MimeMultipart related = new MimeMultipart("related", html);
        for (Map.Entry<String, InlineImages.Image> image : content.images().entrySet()) {
            related.addBodyPart(imagePart(image.getKey(), image.getValue()));
        }
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(related);
        return part;
    }

    private static MimeBodyPart imagePart(String id, InlineImages.Image image) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(image.bytes(), image.type())));
        part.setContentID("<" + id + ">");
        part.setDisposition(Part.INLINE);
        return part;
    }

    /** The library chooses 7bit, quoted-printable or base64 by the text, so the message passes any server (RFC 2045, 6). */
    private static void setText(MimePart part, String text, String subtype) throws MessagingException {
        part.setText(ANY_LINE_BREAK.matcher(text).replaceAll("\r\n"), UTF_8, subtype);
    }

    private static InternetAddress address(String address, String name) throws MessagingException {
        InternetAddress result = address(address, Field.SENDER_ADDRESS);
        try {
            result.setPersonal(name.isEmpty() ? null : name, UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("UTF-8 is always there", e);
        }
        return result;
    }

    private static InternetAddress address(String address, Field field) throws MessagingException {
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
