package de.mat.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The parts a message is made of (RFC 2046): words in two forms, pictures, files. How the words are encoded, its caller says. */
final class BodyParts {

    /** Makes the part that holds words. */
    @FunctionalInterface
    interface Words {

        MimeBodyPart part(String text, String subtype) throws MessagingException;
    }

    private final Words words;

    BodyParts(Words words) {
        this.words = words;
    }

    /**
     * The same words as text and as HTML.
     *
     * @param messageId makes the ids of the pictures unique
     */
    MimeMultipart formatted(String text, String html, String messageId) throws MessagingException {
        return new MimeMultipart("alternative", words.part(text, "plain"), htmlPart(InlineImages.of(html, messageId)));
    }

    private MimeBodyPart htmlPart(InlineImages content) throws MessagingException {
        MimeBodyPart html = words.part(content.html(), "html");
        if (content.images().isEmpty()) {
            return html;
        }
        MimeMultipart related = new MimeMultipart("related", html);
        for (Map.Entry<String, InlineImages.Image> image : content.images().entrySet()) {
            related.addBodyPart(imagePart(image.getKey(), image.getValue()));
        }
        return holding(related);
    }

    /** The words with the files behind them. */
    MimeMultipart withAttachments(MimeBodyPart body, List<Attachment> attachments) throws MessagingException {
        MimeMultipart mixed = new MimeMultipart("mixed", body);
        for (Attachment attachment : attachments) {
            mixed.addBodyPart(attachmentPart(attachment));
        }
        return mixed;
    }

    static MimeBodyPart holding(MimeMultipart parts) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(parts);
        return part;
    }

    private static MimeBodyPart imagePart(String id, InlineImages.Image image) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(image.bytes(), image.type())));
        part.setContentID("<" + id + ">");
        part.setDisposition(Part.INLINE);
        return part;
    }

    private static MimeBodyPart attachmentPart(Attachment attachment) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.content(), fileType(attachment))));
        ParameterList name = new ParameterList();
        name.set("filename", attachment.name(), StandardCharsets.UTF_8.name());
        part.setHeader("Content-Disposition", new ContentDisposition(Part.ATTACHMENT, name).toString());
        return part;
    }

    /** The library would look into what claims to be a message or to have parts; a file is a file. */
    private static String fileType(Attachment attachment) {
        String type = attachment.type();
        return type.startsWith("multipart/") || type.startsWith("message/") ? "application/octet-stream" : type;
    }
}
