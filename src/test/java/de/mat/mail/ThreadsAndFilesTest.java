package de.mat.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.mail.UnsafeMailException.Field;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message that belongs to a conversation, and one with files. */
class ThreadsAndFilesTest {

    private static final Session SESSION = Session.getInstance(new Properties());
    private static final byte[] CONTENT = "Inhalt\n.\nmehr".getBytes(StandardCharsets.UTF_8);

    @Test
    void answersTheLastMailOfTheConversation() throws Exception {
        MimeMessage read = read(mail(new MailThread(List.of("<1@a.example>", "<2@a.example>"))));

        assertEquals("<2@a.example>", read.getHeader("In-Reply-To", null));
        assertEquals("<1@a.example>\r\n <2@a.example>", read.getHeader("References", null));
    }

    @Test
    void withoutAConversationThereIsNoSuchHeader() throws Exception {
        MimeMessage read = read(mail(MailThread.NONE));

        assertNull(read.getHeader("In-Reply-To", null));
        assertNull(read.getHeader("References", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<1@a>\r\nBcc: <x@y.example>",
                "<1@a>\nBcc: x",
                "<a b@c>",
                "<1@a><2@b>",
                "ohne-klammern@a.example",
                "",
                "<>",
                "<ä@b.example>",
                "<1\u0000@b>"
            })
    void idsThatNoHeaderCanCarryAreLeftOut(String id) throws Exception {
        MailThread thread = new MailThread(List.of("<gut@a.example>", id));

        assertEquals(List.of("<gut@a.example>"), thread.references());
        assertTrue(MailThread.answering(id).isEmpty());
    }

    @Test
    void anEndlessIdIsLeftOut() {
        assertTrue(MailThread.answering("<" + "x".repeat(5_000) + "@a.example>").isEmpty());
    }

    @Test
    void aLongConversationKeepsItsFirstAndItsLastMails() {
        List<String> ids =
                IntStream.range(0, 300).mapToObj(i -> "<" + i + "@a.example>").toList();

        List<String> kept = new MailThread(ids).references();

        assertEquals(20, kept.size());
        assertEquals("<0@a.example>", kept.get(0));
        assertEquals("<281@a.example>", kept.get(1));
        assertEquals("<299@a.example>", kept.get(19));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Angebot.pdf", "Angebot für Müller.pdf", "見積.pdf", "a\"b\\c;d=e.pdf", "../../etc/passwd"})
    void aFileArrivesWithItsNameAndContent(String name) throws Exception {
        MimeMessage read = read(mail(MailThread.NONE, new Attachment(name, "application/pdf", CONTENT)));

        MimeBodyPart file = (MimeBodyPart) ((MimeMultipart) read.getContent()).getBodyPart(1);
        assertEquals(name, file.getFileName());
        assertEquals("attachment", file.getDisposition());
        assertArrayEquals(CONTENT, file.getInputStream().readAllBytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ü", "見", "\uD83D\uDE9C"})
    void aLongNameLosesItsMiddleAndKeepsItsEnding(String character) throws Exception {
        Attachment file = new Attachment(character.repeat(250) + ".pdf", "application/pdf", CONTENT);

        byte[] raw = bytes(mail(MailThread.NONE, file));

        assertTrue(file.name().endsWith(character + ".pdf") && file.name().contains("…"), file.name());
        assertTrue(new String(raw, StandardCharsets.US_ASCII).lines().allMatch(line -> line.length() <= 998));
        MimeMessage read = new MimeMessage(SESSION, new ByteArrayInputStream(raw));
        assertEquals(
                file.name(), ((MimeMultipart) read.getContent()).getBodyPart(1).getFileName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"message/rfc822", "multipart/mixed"})
    void whatClaimsToHavePartsIsAFileAllTheSame(String type) throws Exception {
        MimeMessage read = read(mail(MailThread.NONE, new Attachment("mail.eml", type, CONTENT)));

        MimeBodyPart file = (MimeBodyPart) ((MimeMultipart) read.getContent()).getBodyPart(1);
        assertTrue(file.isMimeType("application/octet-stream"));
        assertArrayEquals(CONTENT, file.getInputStream().readAllBytes());
    }

    @Test
    void aNameOrTypeThatIsMoreThanOneIsRefused() {
        Stream.of(
                        new Attachment("a.pdf\r\nBcc: x@example.org", "application/pdf", CONTENT),
                        new Attachment("a.pdf", "application/pdf\r\nBcc: x@example.org", CONTENT),
                        new Attachment("a.pdf", "application/pdf; name=x", CONTENT),
                        new Attachment("a.pdf", "", CONTENT))
                .forEach(attachment -> assertEquals(
                        Field.ATTACHMENT,
                        assertThrows(
                                        UnsafeMailException.class,
                                        () -> mail(MailThread.NONE, attachment).check())
                                .field()));
    }

    @Test
    void aFormattedMailWithFilesHasBothForms() throws Exception {
        OutgoingMail plain = mail(MailThread.NONE, new Attachment("a.pdf", "application/pdf", CONTENT));
        OutgoingMail formatted = new OutgoingMail(
                plain.senderName(),
                plain.senderAddress(),
                plain.replyTo(),
                plain.recipient(),
                plain.subject(),
                plain.text(),
                Optional.of("<p>Guten Tag</p>"),
                plain.messageId(),
                plain.date(),
                plain.thread(),
                plain.attachments());

        MimeMultipart parts = (MimeMultipart) read(formatted).getContent();

        assertTrue(parts.getContentType().startsWith("multipart/mixed"));
        assertTrue(parts.getBodyPart(0).getContentType().startsWith("multipart/alternative"));
        assertFalse(new String(bytes(formatted), StandardCharsets.US_ASCII).contains("\n.\r\n"));
    }

    private static OutgoingMail mail(MailThread thread, Attachment... attachments) {
        OutgoingMail mail = Connections.mail();
        return new OutgoingMail(
                mail.senderName(),
                mail.senderAddress(),
                mail.replyTo(),
                mail.recipient(),
                mail.subject(),
                mail.text(),
                mail.html(),
                mail.messageId(),
                mail.date(),
                thread,
                List.of(attachments));
    }

    private static MimeMessage read(OutgoingMail mail) throws Exception {
        return new MimeMessage(SESSION, new ByteArrayInputStream(bytes(mail)));
    }

    private static byte[] bytes(OutgoingMail mail) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MailComposer.compose(mail, SESSION).writeTo(out);
        return out.toByteArray();
    }
}
