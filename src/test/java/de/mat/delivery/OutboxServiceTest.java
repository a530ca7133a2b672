package de.mat.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.delivery.TroubledSmtpServer.Step;
import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person decides about what has not gone out. */
class OutboxServiceTest {

    private final ManualClock clock = new ManualClock();
    private final Logger logger = Logger.getLogger("de.mat.delivery");
    private final List<Object> news = new ArrayList<>();

    @TempDir
    private Path folder;

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    @AutoClose
    private final TroubledSmtpServer server = new TroubledSmtpServer();

    @AutoClose
    private SendingNode node;

    @BeforeEach
    void start() throws Exception {
        logger.setLevel(Level.OFF);
        node = new SendingNode(database, folder, clock);
        node.sendThrough(server.port());
    }

    @AfterEach
    void stop() {
        logger.setLevel(null);
    }

    @Test
    void whatFailedIsSentAgainWithTheSameMessageId() {
        server.says(Step.RCPT, "550 5.1.1 no such user");
        long id = node.submit("kunde@example.org");
        String messageId = node.delivery(id).getMessageId();
        node.send();
        assertEquals(DeliveryState.FAILED, node.state(id));
        server.recovers();

        assertTrue(decide(service -> service.sendAgain(id)));
        assertEquals(
                List.of(
                        new DeliveryOutcome(
                                id, "answer:kunde@example.org", DeliveryState.WAITING, "550 5.1.1 no such user"),
                        new DeliveryDue()),
                news);
        node.send();

        assertEquals(DeliveryState.SENT, node.state(id));
        assertTrue(server.received().contains("Message-ID: " + messageId));
    }

    @Test
    void bulkMailThatMayHaveArrivedIsSentAgainWhenAPersonSaysSo() {
        server.drops(Step.MESSAGE);
        long id = node.submitBulk("kunde@example.org");
        node.send();
        assertEquals(DeliveryState.UNKNOWN, node.state(id));
        server.recovers();

        decide(service -> service.sendAgain(id));
        node.send();

        assertEquals(DeliveryState.SENT, node.state(id));
        assertEquals(2, server.taken().size());
    }

    @Test
    void whatIsDiscardedIsNeitherSentNorKept() {
        long id = node.submit("kunde@example.org");

        assertTrue(decide(service -> service.discard(id)));
        node.send();

        assertEquals(DeliveryState.DISCARDED, node.state(id));
        assertEquals("", node.content(id));
        assertEquals(List.of(), server.taken());
        assertEquals(List.of(new DeliveryOutcome(id, "answer:kunde@example.org", DeliveryState.DISCARDED, "")), news);
    }

    @Test
    void whatIsBeingSentOrWasSentIsNotDecidedAbout() {
        long id = node.submit("kunde@example.org");
        node.books().claim("somebody");
        assertFalse(decide(service -> service.discard(id)));
        assertFalse(decide(service -> service.sendAgain(id)));
        clock.advance(Duration.ofMinutes(2));
        node.send();

        assertFalse(decide(service -> service.discard(id)));
        assertFalse(decide(service -> service.sendAgain(id)));
        assertFalse(decide(service -> service.discard(4711)));
        assertEquals(List.of(), news);
    }

    @Test
    void whatAPersonHasToDecideComesFirst() {
        server.trouble((step, about, connection) -> {
            if (step == Step.RCPT && about.contains("tot@example.org")) {
                connection.send("550 5.1.1 no such user\r\n");
                return true;
            }
            return false;
        });
        node.submit("tot@example.org");
        node.send();
        node.submit("eins@example.org");
        node.submit("zwei@example.org");

        List<OutboxLine> lines = outbox(service -> service.list(OutboxFilter.ALL, 0, 10));

        assertEquals(
                List.of("tot@example.org", "eins@example.org", "zwei@example.org"),
                lines.stream().map(OutboxLine::recipient).toList());
        assertEquals("550 5.1.1 no such user", lines.get(0).reply());
        assertEquals(2, count(OutboxFilter.WAITING));
        assertEquals(1, count(OutboxFilter.FAILED));
        assertEquals(0, count(OutboxFilter.UNKNOWN));
    }

    @Test
    void aServerThatIsLeftAloneIsTriedAtOnceWhenAPersonSaysSo() {
        server.says(Step.GREETING, "421 4.3.2 too busy");
        long id = node.submit("kunde@example.org");
        node.send();
        server.recovers();
        node.send();
        assertEquals(DeliveryState.WAITING, node.state(id));

        outbox(service -> {
            service.tryNow();
            return null;
        });
        node.send();

        assertEquals(DeliveryState.SENT, node.state(id));
    }

    private <T> T outbox(Function<OutboxService, T> work) {
        return database.compute(entityManager -> work.apply(new OutboxService(entityManager, news::add, clock)));
    }

    private boolean decide(Predicate<OutboxService> decision) {
        return outbox(decision::test);
    }

    private int count(OutboxFilter filter) {
        return outbox(service -> service.count(filter));
    }
}
