package de.mat.demo;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Date;

/** Writes the demo's mails to one recipient: the same words and date make the same mail, byte by byte. */
record DemoMailWriter(Session session, String recipient) {

    MimeMessage text(String from, String subject, Instant date, String body) throws MessagingException {
        MimeMessage mail = begin(from, subject, date);
        mail.setText(body + "\n", "UTF-8");
        return finish(mail, date);
    }

    MimeMessage html(String from, String subject, Instant date, String body) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Bitte sehen Sie sich diese Nachricht als HTML an.\n", "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText("<html><body>\n" + body + "\n</body></html>\n", "UTF-8", "html");
        MimeMessage mail = begin(from, subject, date);
        mail.setContent(new FixedBoundary(text, html));
        return finish(mail, date);
    }

    private MimeMessage begin(String from, String subject, Instant date) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        InternetAddress address = InternetAddress.parse(from)[0];
        try {
            address.setPersonal(address.getPersonal(), "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("UTF-8", e);
        }
        mail.setFrom(address);
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        mail.setSubject(subject, "UTF-8");
        mail.setSentDate(Date.from(date));
        return mail;
    }

    private static MimeMessage finish(MimeMessage mail, Instant date) throws MessagingException {
        mail.saveChanges();
        mail.setHeader("Message-ID", messageId(date));
        return mail;
    }

    /** Of the one mail of that date. */
    static String messageId(Instant date) {
        return "<demo-" + date.getEpochSecond() + "@mail.example>";
    }

    /** Alternatives with a boundary that does not change from start to start. */
    private static final class FixedBoundary extends MimeMultipart {

        FixedBoundary(MimeBodyPart... parts) throws MessagingException {
            super("alternative", parts);
            contentType = "multipart/alternative; boundary=\"mat-demo\"";
        }
    }
}
