package de.mat.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.mat.html.FormattedText;
import de.mat.mail.Attachment;
import de.mat.mail.ListUnsubscribe;
import de.mat.mail.MailFailure.Cause;
import de.mat.mail.UnsafeMailException;
import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bulk mail from the one template to each recipient. */
class BulkMailTest {

    private static final BulkMessage MESSAGE = new BulkMessage(
            "mailing:17",
            "Neue Maschinen für {{name}}",
            FormattedText.formatted("<p>Guten Tag {{name}},</p><p>aus {{town}}</p>"),
            List.of(new Attachment("Liste.txt", "text/plain", "eins".getBytes())));

    private final ManualClock clock = new ManualClock();
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @TempDir
    private Path folder;

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    @AutoClose
    private SendingNode node;

    @BeforeEach
    void start() throws Exception {
        server.start();
        server.setUser(SendingNode.ADDRESS, SendingNode.ADDRESS, SendingNode.PASSWORD);
        node = new SendingNode(database, folder, clock);
        node.accounts()
                .sendThrough(server.getSmtp().getPort(), SendingNode.ADDRESS, SendingNode.PASSWORD, "Muster {{name}}");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void eachRecipientGetsTheWordsWithTheirValues() throws Exception {
        long template = node.prepare(MESSAGE);
        node.submitBulk(template, List.of(recipient(1, "Müller & <Söhne>"), recipient(2, "Meier")));

        node.send();

        MimeMessage received = server.getReceivedMessages()[0];
        assertEquals("Neue Maschinen für Müller & <Söhne>", received.getSubject());
        assertEquals("<eins1@example.org>", received.getMessageID());
        assertEquals(
                "<https://mat.example/u/1>, <mailto:" + SendingNode.ADDRESS + ">",
                received.getHeader("List-Unsubscribe", null).replaceAll("\\s+", " "));
        assertEquals("List-Unsubscribe=One-Click", received.getHeader("List-Unsubscribe-Post", null));
        MimeMultipart parts = (MimeMultipart) received.getContent();
        MimeMultipart words = (MimeMultipart) parts.getBodyPart(0).getContent();
        String text = words.getBodyPart(0).getContent().toString();
        assertTrue(text.startsWith("Guten Tag Müller & <Söhne>,"), text);
        assertTrue(text.contains("aus Musterstadt"), text);
        assertTrue(text.contains("Muster {{name}}"), "the signature has no fields: " + text);
        String html = words.getBodyPart(1).getContent().toString();
        assertTrue(html.contains("Guten Tag Müller &amp; &lt;Söhne&gt;,"), html);
        assertEquals("Liste.txt", parts.getBodyPart(1).getFileName());
        assertEquals("Neue Maschinen für Meier", server.getReceivedMessages()[1].getSubject());
    }

    @Test
    void aFootStandsBelowTheSignatureWithItsFields() throws Exception {
        BulkMessage message = new BulkMessage(
                "mailing:17",
                "Neu",
                FormattedText.formatted("<p>Guten Tag {{name}},</p>")
                        .withFoot(FormattedText.plain("Abmelden: {{town}}")),
                List.of());
        node.submitBulk(node.prepare(message), List.of(recipient(1, "Meier")));

        node.send();

        MimeMultipart words = (MimeMultipart) server.getReceivedMessages()[0].getContent();
        String text = words.getBodyPart(0).getContent().toString().replace("\r\n", "\n");
        assertTrue(text.startsWith("Guten Tag Meier,"), text);
        assertTrue(text.indexOf("Muster {{name}}") < text.indexOf("Abmelden: Musterstadt"), text);
        String html = words.getBodyPart(1).getContent().toString();
        assertTrue(html.indexOf("Muster {{name}}") < html.indexOf("Abmelden: Musterstadt"), html);
    }

    @Test
    void theSubjectStaysOneLineWhateverTheValuesHold() throws Exception {
        node.submitBulk(node.prepare(MESSAGE), List.of(recipient(1, "Meier\r\nBcc: alle@example.org")));

        node.send();

        assertEquals("Neue Maschinen für Meier Bcc: alle@example.org", server.getReceivedMessages()[0].getSubject());
        assertEquals(1, server.getReceivedMessages().length);
    }

    @Test
    void whatIsMoreThanAValueIsRefusedAlone() {
        BulkRecipient attack = new BulkRecipient(
                "mailing:17:attack",
                "a@example.org\r\nBcc: b@example.org",
                "<attack@example.org>",
                Map.of("name", "", "town", ""),
                Optional.empty());

        Set<String> unfit = node.submitBulk(node.prepare(MESSAGE), List.of(recipient(1, "Ana"), attack));

        assertEquals(Set.of("mailing:17:attack"), unfit);
        assertEquals(1, count("Delivery"));
        assertThrows(
                UnsafeMailException.class,
                () -> node.prepare(new BulkMessage("mailing:1", "a\nb", FormattedText.plain(""), List.of())));
    }

    @Test
    void aFieldWithoutAValueIsADefectThatNobodySees() {
        long template = node.prepare(MESSAGE);

        assertThrows(
                IllegalArgumentException.class,
                () -> node.submitBulk(
                        template,
                        List.of(new BulkRecipient(
                                "mailing:17:1", "a@example.org", "<a@example.org>", Map.of(), Optional.empty()))));
    }

    @Test
    void theSameMessageIdIsTakenOnce() {
        long template = node.prepare(MESSAGE);
        node.submitBulk(template, List.of(recipient(1, "Meier")));

        assertThrows(RuntimeException.class, () -> node.submitBulk(template, List.of(recipient(1, "Meier"))));

        assertEquals(1, count("Delivery"));
    }

    @Test
    void whoCausedItMayHoldItBackAtTheLastMoment() {
        node.submitBulk(node.prepare(MESSAGE), List.of(recipient(1, "Meier"), recipient(2, "Müller")));
        node.books().hear(event -> {
            if (event instanceof BulkClaimed claimed && claimed.recipient().startsWith("kunde1@")) {
                claimed.skip("Widerspruch");
            }
        });

        node.send();

        assertEquals(
                List.of(
                        new DeliveryOutcome(
                                node.id("mailing:17:1"), "mailing:17:1", DeliveryState.DISCARDED, "Widerspruch"),
                        new DeliveryOutcome(node.id("mailing:17:2"), "mailing:17:2", DeliveryState.SENT, "")),
                node.books().news());
        assertEquals(1, server.getReceivedMessages().length);
    }

    @Test
    void whatHasNotBegunIsWithdrawn() {
        node.submitBulk(node.prepare(MESSAGE), List.of(recipient(1, "Meier"), recipient(2, "Müller")));
        node.submitBulk("anders@example.org");
        node.claimBulk("here");

        List<String> withdrawn = node.withdraw("mailing:17:");

        assertEquals(List.of("mailing:17:2"), withdrawn);
        assertEquals(DeliveryState.SENDING, node.state(node.id("mailing:17:1")));
        assertEquals(2, count("Delivery"));
    }

    @Test
    void whatMayHaveArrivedIsAQuestionAgainWhenItIsWithdrawn() {
        node.submitBulk(node.prepare(MESSAGE), List.of(recipient(1, "Meier")));
        long id = node.id("mailing:17:1");
        node.books().handOver(node.claimBulk("here"));
        clock.advance(SendingService.CLAIM.plusSeconds(1));
        node.books().takeUp();
        database.run(entityManager -> entityManager.find(Delivery.class, id).tryAgain(clock.instant()));

        List<String> withdrawn = node.withdraw("mailing:17:");

        assertEquals(List.of(), withdrawn);
        assertEquals(DeliveryState.UNKNOWN, node.state(id));
    }

    @Test
    void whatWasRefusedIsToldAndIsNoQuestionInTheOutbox() {
        node.submitBulk(node.prepare(MESSAGE), List.of(recipient(1, "Meier")));
        ClaimedBulk claimed = node.claimBulk("here");

        node.books().refused(claimed, Cause.RECIPIENT_REFUSED, "550 5.1.1 no such user");

        assertEquals(
                List.of(new DeliveryOutcome(
                        claimed.id(), "mailing:17:1", DeliveryState.FAILED, "550 5.1.1 no such user")),
                node.books().news());
        int shown = database.compute(
                entityManager -> new OutboxService(entityManager, event -> {}, clock).count(OutboxFilter.ALL));
        assertEquals(0, shown);
    }

    @Test
    void theTemplateGoesWhenNobodyNeedsIt() {
        long template = node.prepare(MESSAGE);
        node.submitBulk(template, List.of(recipient(1, "Meier"), recipient(2, "Müller")));
        node.send();
        node.books().takeUp();
        assertEquals(1, count("BulkTemplate"), "further recipients may come");

        node.release(template);
        node.books().takeUp();

        assertEquals(0, count("BulkTemplate"));
        assertEquals(2, count("Delivery"));
    }

    @Test
    void aTemplateStaysWhileAMessageWaitsForAPerson() {
        long template = node.prepare(MESSAGE);
        node.submitBulk(template, List.of(recipient(1, "Meier")));
        node.release(template);
        node.books().handOver(node.claimBulk("here"));
        clock.advance(SendingService.CLAIM.plusSeconds(1));
        node.books().takeUp();
        node.books().takeUp();

        assertEquals(1, count("BulkTemplate"));
    }

    private static BulkRecipient recipient(int number, String name) {
        return new BulkRecipient(
                "mailing:17:" + number,
                "kunde" + number + "@example.org",
                "<eins" + number + "@example.org>",
                Map.of("name", name, "town", "Musterstadt"),
                Optional.of(new ListUnsubscribe(
                        Optional.of(URI.create("https://mat.example/u/" + number)), Optional.of(SendingNode.ADDRESS))));
    }

    private long count(String entity) {
        return database.compute(entityManager -> entityManager
                .createQuery("select count(e) from " + entity + " e", Long.class)
                .getSingleResult());
    }
}
