package de.mat.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.mat.account.AccountChange;
import de.mat.account.AccountDetails;
import de.mat.account.EmailAccount;
import de.mat.account.EmailAccountService;
import de.mat.base.Database;
import de.mat.html.FormattedText;
import de.mat.mail.ConnectionSecurity;
import de.mat.testing.AsSystem;
import de.mat.testing.Deployments;
import de.mat.testing.Visitor;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The queue in the real server: the caller's transaction, the way from the commit to the mail server, the outcome, the timer. */
@ExtendWith(ArquillianExtension.class)
class DeliveryIT {

    private static final String ADDRESS = "anfragen@muster-maschinen.example";
    private static final String PASSWORD = "geheim";

    /** The timer ticks every 5 s, and the first pause takes 10. */
    private static final Duration TICKS = Duration.ofSeconds(40);

    private GreenMail mailServer = newMailServer(0);

    @ArquillianResource
    private URL server;

    @Resource
    private UserTransaction transaction;

    @Resource(lookup = Database.JNDI_NAME)
    private DataSource database;

    @Inject
    private AsSystem system;

    @Inject
    private EmailAccountService accounts;

    @Inject
    private DeliveryService deliveries;

    @Inject
    private DeliveryHealthService health;

    @Inject
    private OutcomeListener outcomes;

    @Deployment
    static WebArchive mat() throws URISyntaxException {
        return Deployments.mat(
                        DeliveryIT.class, AsSystem.class, Deployments.class, OutcomeListener.class, Visitor.class)
                .addAsLibraries(
                        jarOf(GreenMail.class),
                        jarOf(org.slf4j.Logger.class),
                        jarOf(Awaitility.class),
                        jarOf(Matcher.class));
    }

    private static File jarOf(Class<?> type) throws URISyntaxException {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static GreenMail newMailServer(int port) {
        return new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    @BeforeEach
    void startAfresh() throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from delivery");
            statement.executeUpdate("delete from delivery_pause");
            statement.executeUpdate("delete from email_account");
        }
        outcomes.clear();
        mailServer.start();
        mailServer.setUser(ADDRESS, ADDRESS, PASSWORD);
    }

    @AfterEach
    void stop() throws SQLException {
        mailServer.stop();
    }

    @Test
    void sendsAtOnceAfterTheCommit() throws Exception {
        configure();
        // So that the timer cannot be what sends
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> LocalTime.now().getSecond() % 5 == 0);

        long id = submit("kunde@example.org");

        Awaitility.await()
                .atMost(Duration.ofSeconds(4))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> mailServer.getReceivedMessages().length == 1);
        awaitOutcome(new DeliveryOutcome(id, "answer:1", DeliveryState.SENT, ""));
    }

    @Test
    void aBulkMailGoesToEachRecipientOverSeveralConnections() throws Exception {
        configure();
        int messages = 20;

        transaction.begin();
        outcomes.inside(() -> {
            long template = deliveries.prepare(new BulkMessage(
                    "bulk:1", "Neue Maschinen", FormattedText.formatted("<p>Guten Tag {{name}}</p>"), List.of()));
            deliveries.submitBulk(
                    template,
                    IntStream.range(0, messages).mapToObj(DeliveryIT::recipient).toList());
            deliveries.release(template);
            return null;
        });
        transaction.commit();

        Awaitility.await().atMost(TICKS).until(() -> outcomes.all().size() == messages);
        assertEquals(messages, mailServer.getReceivedMessages().length);
        assertTrue(outcomes.all().stream().allMatch(outcome -> outcome.state() == DeliveryState.SENT));
    }

    private static BulkRecipient recipient(int number) {
        return new BulkRecipient(
                "bulk:1:" + number,
                "kunde" + number + "@example.org",
                "<" + number + "@muster-maschinen.example>",
                Map.of("name", "Kunde " + number),
                Optional.empty());
    }

    @Test
    void sendsNothingOfATransactionThatIsRolledBack() throws Exception {
        configure();
        transaction.begin();
        long id = submitInside("kunde@example.org");
        transaction.rollback();

        submit("zweiter@example.org");

        Awaitility.await().atMost(TICKS).until(() -> outcomes.all().size() == 1);
        assertEquals(1, mailServer.getReceivedMessages().length);
        assertTrue(find(id).isEmpty());
    }

    @Test
    void takesNothingOutsideATransaction() {
        assertThrows(EJBException.class, () -> system.call(() -> deliveries.submit(message("kunde@example.org"))));
    }

    @Test
    void whatWaitsForTheServerIsCountedAndSentWhenItIsBack() throws Exception {
        configure();
        int port = mailServer.getSmtp().getPort();
        mailServer.stop();
        long id = submit("kunde@example.org");

        Awaitility.await().atMost(TICKS).until(() -> status().kind() == DeliveryStatus.Kind.PAUSED);
        assertEquals(1, status().stuck());
        String readiness = new Visitor(server).get("/health/ready").answer().body();
        assertTrue(readiness.contains("\"stuck\""), readiness);
        assertTrue(readiness.contains("PAUSED"), readiness);

        mailServer = newMailServer(port);
        mailServer.start();
        mailServer.setUser(ADDRESS, ADDRESS, PASSWORD);

        awaitOutcome(new DeliveryOutcome(id, "answer:1", DeliveryState.SENT, ""));
        assertEquals(DeliveryStatus.Kind.WORKING, status().kind());
    }

    @Test
    void whoFailsToHearOfItHasNothingSentTwice() throws Exception {
        configure();
        outcomes.fail(true);
        long id = submit("kunde@example.org");

        Awaitility.await().atMost(TICKS).until(() -> find(id).get().getState() == DeliveryState.SENT);
        outcomes.fail(false);

        assertEquals(1, mailServer.getReceivedMessages().length);
    }

    private void awaitOutcome(DeliveryOutcome expected) {
        Awaitility.await().atMost(TICKS).until(() -> outcomes.all().equals(List.of(expected)));
    }

    private DeliveryStatus status() throws Exception {
        return system.call(health::status);
    }

    private Optional<Delivery> find(long id) throws Exception {
        return system.call(() -> deliveries.find(id));
    }

    private long submit(String recipient) throws Exception {
        transaction.begin();
        long id = submitInside(recipient);
        transaction.commit();
        return id;
    }

    private long submitInside(String recipient) throws Exception {
        return outcomes.inside(() -> deliveries.submit(message(recipient)));
    }

    private static OutgoingMessage message(String recipient) {
        return OutgoingMessage.prompt("answer:1", recipient, "Ihre Anfrage", FormattedText.plain("Guten Tag"));
    }

    private void configure() throws Exception {
        AccountDetails details = new AccountDetails();
        details.setSenderName("Muster Maschinen GmbH");
        details.setSenderAddress(ADDRESS);
        details.setSmtpHost("127.0.0.1");
        details.setSmtpPort(mailServer.getSmtp().getPort());
        details.setSmtpSecurity(ConnectionSecurity.NONE);
        details.setUserName(ADDRESS);
        system.call(() -> {
            long version = accounts.current().map(EmailAccount::getVersion).orElse(AccountChange.NO_ACCOUNT);
            return accounts.store(new AccountChange(version, details, Optional.of(PASSWORD), List.of()));
        });
    }
}
