package de.mat.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.account.AccountBooks;
import de.mat.delivery.DeliveryStatus.Kind;
import de.mat.delivery.TroubledSmtpServer.Step;
import de.mat.mail.MailFailure.Cause;
import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What everybody who signs in is told of what goes out. */
class DeliveryHealthServiceTest {

    private final ManualClock clock = new ManualClock();
    private final Instant start = clock.instant();
    private final Logger logger = Logger.getLogger("de.mat.delivery");

    @TempDir
    private Path folder;

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    @AutoClose
    private final TroubledSmtpServer server = new TroubledSmtpServer();

    @AutoClose
    private SendingNode node;

    @BeforeEach
    void start() {
        logger.setLevel(Level.OFF);
        node = new SendingNode(database, folder, clock);
    }

    @AfterEach
    void stop() {
        logger.setLevel(null);
    }

    @Test
    void whatWasSentIsNoNews() throws Exception {
        node.sendThrough(server.port());
        node.submit("kunde@example.org");
        assertTrue(status().isFine(), "it is about to be sent");

        node.send();

        assertTrue(status().isFine());
        assertEquals(0, status().waiting());
        assertEquals(Kind.WORKING, status().kind());
    }

    @Test
    void withoutAnAccountAllThatWaitsIsCounted() {
        assertEquals(Kind.WORKING, status().kind());
        node.submit("eins@example.org");
        clock.advance(Duration.ofMinutes(1));
        node.submit("zwei@example.org");

        assertEquals(Kind.NO_ACCOUNT, status().kind());
        assertEquals(2, status().stuck());
        assertEquals(Optional.of(start), status().since());
    }

    @Test
    void whileTheServerIsAwayAllThatWaitsIsCountedWithTheCause() throws Exception {
        node.sendThrough(server.port());
        server.says(Step.GREETING, "421 4.3.2 too busy");
        node.submit("eins@example.org");
        node.send();
        node.submit("zwei@example.org");

        DeliveryStatus status = status();

        assertEquals(Kind.PAUSED, status.kind());
        assertEquals(2, status.stuck());
        assertEquals(Optional.of(Cause.SERVER_NOT_READY), status.cause());
        assertEquals("421 4.3.2 too busy", status.reply());
        assertEquals(Optional.of(start.plusSeconds(10)), status.nextTry());
    }

    @Test
    void oneThatIsDeferredAgainAndAgainIsToldOnceItIsWorthIt() throws Exception {
        node.sendThrough(server.port());
        server.trouble((step, about, connection) -> {
            if (step == Step.RCPT && about.contains("voll@example.org")) {
                connection.send("452 4.2.2 mailbox full\r\n");
                return true;
            }
            return false;
        });
        node.submit("voll@example.org");
        for (int i = 0; i < DeliveryHealthService.TRIES_THAT_COUNT; i++) {
            assertTrue(status().isFine(), "a server may ask for patience");
            node.send();
            clock.advance(Duration.ofMinutes(5));
        }

        assertEquals(Kind.SLOW, status().kind());
        assertEquals(1, status().stuck());
        assertEquals(Optional.of(Cause.TEMPORARILY_REFUSED), status().cause());
        assertEquals("452 4.2.2 mailbox full", status().reply());
    }

    @Test
    void whatNobodyEvenTriesIsTold() throws Exception {
        node.sendThrough(server.port());
        node.submit("kunde@example.org");

        clock.advance(Duration.ofMinutes(16));

        assertEquals(Kind.SLOW, status().kind());
        assertEquals(1, status().stuck());
    }

    @Test
    void whatFailedAndWhatMayHaveFailedWaitForAPerson() throws Exception {
        node.sendThrough(server.port());
        server.says(Step.RCPT, "550 5.1.1 no such user");
        node.submit("kunde@example.org");
        node.send();
        server.drops(Step.MESSAGE);
        node.submitBulk("rund@example.org");
        node.send();

        assertEquals(2, status().open());
        assertEquals(Optional.of(start), status().openSince());
        assertFalse(status().isFine());
        assertEquals(0, status().stuck());
    }

    private DeliveryStatus status() {
        return database.compute(entityManager -> new DeliveryHealthService(
                        entityManager, AccountBooks.health(entityManager, folder, clock), clock)
                .status());
    }
}
