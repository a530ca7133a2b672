package de.mat.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.mat.html.FormattedText;
import de.mat.mail.Attachment;
import de.mat.mail.MailThread;
import de.mat.testing.TestDatabase;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent when all goes well. */
class DeliverySenderTest {

    @TempDir
    private Path folder;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    @AutoClose
    private SendingNode node;

    @BeforeEach
    void start() {
        server.start();
        server.setUser(SendingNode.ADDRESS, SendingNode.ADDRESS, SendingNode.PASSWORD);
        node = new SendingNode(database, folder, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private void configure(String signature) throws Exception {
        node.accounts().sendThrough(server.getSmtp().getPort(), SendingNode.ADDRESS, SendingNode.PASSWORD, signature);
    }

    @Test
    void sendsWhatWasSubmittedWithTheAccountsSenderAndSignature() throws Exception {
        configure("Muster Maschinen GmbH");
        long id = node.submit("kunde@example.org");

        node.send();

        MimeMessage received = received();
        assertEquals("Muster Maschinen GmbH <" + SendingNode.ADDRESS + ">", received.getFrom()[0].toString());
        assertEquals("kunde@example.org", received.getAllRecipients()[0].toString());
        assertEquals("Ihre Anfrage", received.getSubject());
        assertEquals(
                "Guten Tag\r\n\r\n-- \r\nMuster Maschinen GmbH",
                received.getContent().toString().strip());
        assertEquals(DeliveryState.SENT, node.state(id));
        assertEquals(
                List.of(new DeliveryOutcome(id, "answer:kunde@example.org", DeliveryState.SENT, "")),
                node.books().news());
    }

    @Test
    void messageIdAndDateAreThoseOfTheSubmit() throws Exception {
        configure(null);
        long id = node.submit("kunde@example.org");
        Delivery submitted = node.delivery(id);

        node.send();

        assertEquals(submitted.getMessageId(), received().getMessageID());
        assertTrue(submitted.getMessageId().endsWith("@muster-maschinen.example>"));
        assertEquals(submitted.getWritten(), received().getSentDate().toInstant());
    }

    @Test
    void threadReplyToAndFilesGoAlong() throws Exception {
        configure(null);
        byte[] content = new byte[2_500_000];
        Arrays.fill(content, (byte) 'x');
        node.submit(OutgoingMessage.prompt(
                        "answer:1", "kunde@example.org", "Ihre Anfrage", FormattedText.formatted("<p>Grüße</p>"))
                .withReplyTo("verkauf@muster-maschinen.example")
                .in(new MailThread(List.of("<eins@example.org>", "<zwei@example.org>")))
                .with(List.of(new Attachment("Angebot für Müller.pdf", "application/pdf", content))));

        node.send();

        MimeMessage received = received();
        assertEquals("<zwei@example.org>", received.getHeader("In-Reply-To", null));
        assertEquals(
                "<eins@example.org> <zwei@example.org>",
                received.getHeader("References", null).replaceAll("\\s+", " "));
        assertEquals("verkauf@muster-maschinen.example", received.getReplyTo()[0].toString());
        MimeMultipart parts = (MimeMultipart) received.getContent();
        assertEquals("Angebot für Müller.pdf", parts.getBodyPart(1).getFileName());
        assertEquals(
                new String(content, StandardCharsets.US_ASCII),
                new String(parts.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    }

    @Test
    void whatIsUrgentGoesBeforeBulkMail() throws Exception {
        configure(null);
        node.submitBulk("eins@example.org");
        node.submitBulk("zwei@example.org");
        node.submit("kunde@example.org");

        node.send();

        assertEquals(
                List.of("kunde@example.org", "eins@example.org", "zwei@example.org"),
                Arrays.stream(server.getReceivedMessages())
                        .map(DeliverySenderTest::recipient)
                        .toList());
    }

    @Test
    void withoutAnAccountAllWaitsAndIsSentOnceThereIsOne() throws Exception {
        long id = node.submit("kunde@example.org");
        node.send();
        assertEquals(DeliveryState.WAITING, node.state(id));

        configure(null);
        node.send();

        assertEquals(DeliveryState.SENT, node.state(id));
        assertTrue(received().getMessageID().endsWith("@mat.invalid>"));
    }

    @Test
    void whatWasSentIsForgotten() throws Exception {
        configure(null);
        long id = node.submit(OutgoingMessage.prompt(
                        "answer:1", "kunde@example.org", "Ihre Anfrage", FormattedText.formatted("<p>Grüße</p>"))
                .with(List.of(new Attachment("a.txt", "text/plain", new byte[10]))));

        node.send();

        assertEquals("", node.content(id));
    }

    private MimeMessage received() {
        MimeMessage[] received = server.getReceivedMessages();
        assertEquals(1, received.length);
        return received[0];
    }

    private static String recipient(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
