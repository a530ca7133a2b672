package de.mat.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.delivery.TroubledSmtpServer.Step;
import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How fast bulk mail goes: never more than the limits, and slower when a server asks for it. */
class DeliveryPaceTest {

    private final ManualClock clock = new ManualClock();

    @TempDir
    private Path folder;

    @AutoClose
    private final TroubledSmtpServer server = new TroubledSmtpServer();

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    @AutoClose
    private SendingNode node;

    @BeforeEach
    void start() throws Exception {
        node = new SendingNode(database, folder, clock);
        node.sendThrough(server.port());
    }

    @Test
    void atFirstFiftyGoInAnHour() {
        submit(120);

        assertEquals(50, sent());
        assertEquals(
                new BulkPace(50, 0, false, Optional.empty(), Optional.of(in(Duration.ofHours(1))), Optional.empty()),
                pace());
        clock.advance(Duration.ofMinutes(59));
        assertEquals(0, sent());
        clock.advance(Duration.ofMinutes(1));
        assertEquals(50, sent());
    }

    @Test
    void anotherNodeAfterARestartKnowsWhatHasGone() throws Exception {
        submit(120);
        assertEquals(50, sent());
        try (SendingNode restarted = new SendingNode(database, folder, clock)) {
            restarted.send();
        }

        assertEquals(50, server.taken().size());
    }

    @Test
    void answersGoWithoutALimitAndAreNotCounted() {
        node.limit(new BulkLimits(1, 0));
        submit(3);
        IntStream.range(0, 5).forEach(i -> node.submit("kunde" + i + "@example.org"));

        assertEquals(6, sent());
        assertEquals("kunde0@example.org", server.taken().get(0));
        assertEquals("rund0@example.org", server.taken().get(5));
    }

    @Test
    void aLimitForTheMinuteHoldsToo() {
        node.limit(new BulkLimits(100, 10));
        submit(30);

        assertEquals(10, sent());
        clock.advance(Duration.ofSeconds(30));
        assertEquals(0, sent());
        clock.advance(Duration.ofSeconds(30));
        assertEquals(10, sent());
    }

    @Test
    void whatIsRefusedCountsToo() {
        node.limit(new BulkLimits(4, 0));
        server.says(Step.RCPT, "550 5.1.1 no such user");
        submit(10);

        node.send();

        assertEquals(4, server.commands("RCPT").size());
    }

    @Test
    void withoutLimitsAllGoesAtOnce() {
        node.limit(BulkLimits.NONE);
        submit(60);

        assertEquals(60, sent());
        assertEquals(new BulkPace(0, 0, false, Optional.empty(), Optional.empty(), Optional.empty()), pace());
    }

    @Test
    void aStaleWindowDoesNotChangeTheLimits() {
        node.limit(new BulkLimits(100, 0));

        boolean done = service(paces -> paces.limit(new BulkLimits(50, 0), new BulkLimits(500, 0)));

        assertFalse(done);

        assertEquals(new BulkLimits(100, 0), service(DeliveryPaceService::limits));
    }

    @Test
    void theEndIsKnownBefore() {
        assertEquals(in(Duration.ZERO), end(50));
        assertEquals(in(Duration.ofHours(1)), end(51));
        assertEquals(in(Duration.ofHours(39)), end(2_000));
        node.limit(new BulkLimits(50, 10));
        assertEquals(in(Duration.ofMinutes(4)), end(50));
        assertEquals(in(Duration.ofHours(1).plusMinutes(4)), end(100));
        node.limit(BulkLimits.NONE);
        assertEquals(in(Duration.ofMinutes(10)), end(1_200));
    }

    @Test
    void theEndCountsWhatHasGoneBefore() {
        submit(30);
        assertEquals(30, sent());
        clock.advance(Duration.ofMinutes(20));

        assertEquals(in(Duration.ZERO), end(20));
        assertEquals(in(Duration.ofMinutes(40)), end(21));
    }

    @Test
    void aServerWithALimitIsNotHammeredAndItsWordsAreShown() {
        server.says(Step.RCPT, "450 Mail send limit exceeded");
        submit(20);

        node.send();
        node.send();

        assertEquals(1, server.commands("RCPT").size());
        assertEquals(25, pace().perHour());
        assertTrue(pace().slowed());
        assertEquals(Optional.of("450 Mail send limit exceeded"), pace().reply());
        IntStream.range(0, 60).forEach(minute -> {
            clock.advance(Duration.ofMinutes(1));
            node.send();
        });
        int tries = server.commands("RCPT").size();
        assertTrue(tries > 3 && tries < 15, tries + " tries in an hour");
        assertEquals(3, pace().perHour(), "a sixteenth is the slowest");
    }

    @Test
    void itGetsFasterAgainWhenTheServerTakesThem() {
        server.says(Step.RCPT, "450 Mail send limit exceeded");
        submit(200);
        node.send();
        server.recovers();
        clock.advance(Duration.ofMinutes(1));
        assertTrue(sent() > 0);
        assertTrue(pace().slowed(), "it stays careful for a while");

        clock.advance(Duration.ofMinutes(10));
        node.send();

        assertFalse(pace().slowed());
        assertEquals(Optional.empty(), pace().reply());
        clock.advance(Duration.ofHours(1));
        assertEquals(50, sent());
    }

    @Test
    void answersGoWhileBulkMailIsSlow() {
        server.trouble((step, about, connection) -> {
            boolean bulk = step == Step.RCPT && about.contains("rund");
            if (bulk) {
                connection.send("450 Mail send limit exceeded\r\n");
            }
            return bulk;
        });
        submit(20);
        node.send();

        node.submit("kunde@example.org");
        node.send();

        assertEquals(List.of("kunde@example.org"), server.taken());
    }

    @Test
    void aMailboxThatIsFullSlowsNobodyElseDown() {
        server.trouble((step, about, connection) -> {
            boolean full = step == Step.RCPT && about.contains("rund0@");
            if (full) {
                connection.send("452 4.2.2 mailbox full\r\n");
            }
            return full;
        });
        submit(10);

        assertEquals(9, sent());
        assertFalse(pace().slowed());
    }

    private void submit(int messages) {
        node.submitBulk(IntStream.range(0, messages)
                .mapToObj(i -> "rund" + i + "@example.org")
                .toList());
    }

    /** How many the server takes now. */
    private int sent() {
        int before = server.taken().size();
        node.send();
        return server.taken().size() - before;
    }

    private BulkPace pace() {
        return service(DeliveryPaceService::pace);
    }

    private Instant end(int messages) {
        return service(paces -> paces.expectedEnd(messages));
    }

    private <T> T service(Function<DeliveryPaceService, T> question) {
        return database.compute(entityManager -> question.apply(new DeliveryPaceService(entityManager, clock)));
    }

    private Instant in(Duration time) {
        return clock.instant().plus(time);
    }
}
