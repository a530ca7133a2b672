package de.mat.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.account.AccountChange;
import de.mat.account.AccountDetails;
import de.mat.account.EmailAccount;
import de.mat.html.FormattedText;
import de.mat.mail.Attachment;
import de.mat.mail.ConnectionSecurity;
import de.mat.mail.MailThread;
import de.mat.testing.RealMailServers;
import de.mat.testing.ServerIdentity;
import de.mat.testing.TestCertificates;
import de.mat.testing.TestDatabase;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue against a real Postfix: over STARTTLS, with a login and a certificate that was trusted. */
class DeliveryRealServerIT {

    private static final TestCertificates CERTIFICATES = TestCertificates.create();
    private static final String OFFICE = "buero@muster-maschinen.example";
    private static final int MANY = 100;

    @TempDir
    private Path folder;

    private final Logger logger = Logger.getLogger("de.mat.delivery");

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    @AutoClose
    private RealMailServers servers;

    @AutoClose
    private SendingNode node;

    @BeforeEach
    void start() throws Exception {
        logger.setLevel(Level.OFF);
        ServerIdentity identity = CERTIFICATES.valid();
        servers = RealMailServers.start(identity.certificatePem(), identity.keyPem());
        servers.mailbox(SendingNode.ADDRESS, SendingNode.PASSWORD);
        servers.mailbox(OFFICE, "anders");
        node = new SendingNode(database, folder, Clock.systemUTC());
        configure(SendingNode.ADDRESS);
    }

    @AfterEach
    void stop() {
        logger.setLevel(null);
    }

    @Test
    void manyMessagesGoOverOneConnectionAndArriveOnce() throws Exception {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            ids.add(node.submit(OFFICE));
        }

        node.send();

        assertEquals(
                List.of(DeliveryState.SENT),
                ids.stream().map(node::state).distinct().toList());
        awaitMails(MANY);
        assertEquals(
                MANY,
                mails().stream().map(DeliveryRealServerIT::messageId).distinct().count());
        Awaitility.await("one connection").until(() -> logins() == 1);
    }

    @Test
    void aRefusedRecipientStandsInNobodysWay() throws Exception {
        long before = node.submit(OFFICE);
        long refused = node.submit("niemand@muster-maschinen.example");
        long after = node.submit(OFFICE);

        node.send();

        assertEquals(
                List.of(DeliveryState.SENT, DeliveryState.FAILED, DeliveryState.SENT),
                List.of(node.state(before), node.state(refused), node.state(after)));
        assertTrue(node.delivery(refused).getReply().contains("User unknown in virtual mailbox table"));
        awaitMails(2);
    }

    @Test
    void aSenderThatIsNotTheLoginsHoldsUpAll() throws Exception {
        configure(OFFICE);
        long id = node.submit(OFFICE);

        node.send();

        assertEquals(DeliveryState.WAITING, node.state(id));
        DeliveryPause pause =
                database.compute(entityManager -> entityManager.find(DeliveryPause.class, DeliveryPause.ID));
        assertEquals("SENDER_REFUSED", pause.getFailureCause().name());
    }

    @Test
    void anAnswerWithEverythingArrivesAsItWasWritten() throws Exception {
        byte[] content = "Angebot".repeat(200_000).getBytes(StandardCharsets.UTF_8);
        node.submit(OutgoingMessage.prompt(
                        "answer:1", OFFICE, "Ihre Anfrage: Fräsmaschine 😀", FormattedText.formatted("<p>Grüße</p>"))
                .withReplyTo("verkauf@muster-maschinen.example")
                .in(new MailThread(List.of("<eins@example.org>", "<zwei@example.org>")))
                .with(List.of(new Attachment("Angebot für Müller.pdf", "application/pdf", content))));

        node.send();
        awaitMails(1);

        MimeMessage mail = parsed(mails().get(0));
        assertEquals("Ihre Anfrage: Fräsmaschine 😀", mail.getSubject());
        assertEquals("<zwei@example.org>", mail.getHeader("In-Reply-To", null));
        assertEquals("verkauf@muster-maschinen.example", mail.getReplyTo()[0].toString());
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertEquals("Angebot für Müller.pdf", parts.getBodyPart(1).getFileName());
        assertEquals(content.length, parts.getBodyPart(1).getInputStream().readAllBytes().length);
    }

    private void configure(String sender) throws Exception {
        AccountDetails details = new AccountDetails();
        details.setSenderName("Muster Maschinen GmbH");
        details.setSenderAddress(sender);
        details.setSmtpHost("localhost");
        details.setSmtpPort(servers.smtpPort());
        details.setSmtpSecurity(ConnectionSecurity.STARTTLS);
        details.setUserName(SendingNode.ADDRESS);
        details.setSignature("Muster Maschinen GmbH");
        long version = node.accounts().current().map(EmailAccount::getVersion).orElse(AccountChange.NO_ACCOUNT);
        node.accounts()
                .store(new AccountChange(
                        version, details, Optional.of(SendingNode.PASSWORD), List.of(CERTIFICATES.authority())));
    }

    private void awaitMails(int count) {
        Awaitility.await().until(() -> mails().size() == count);
    }

    private List<String> mails() throws Exception {
        return servers.mails(OFFICE);
    }

    /** Connections that Postfix saw a login on. */
    private long logins() throws Exception {
        return servers.smtpLog()
                .lines()
                .filter(line -> line.contains("disconnect from") && line.contains("auth=1"))
                .count();
    }

    private static String messageId(String mail) {
        return mail.lines()
                .filter(line -> line.startsWith("Message-ID:"))
                .findFirst()
                .orElseThrow();
    }

    private static MimeMessage parsed(String mail) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
