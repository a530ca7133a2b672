package de.mat.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.delivery.TroubledSmtpServer.Step;
import de.mat.mail.MailFailure.Cause;
import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mail server in trouble, and a bulk mail over several connections: each recipient at most once, and nobody is forgotten. */
class BulkTroubleTest {

    private static final int CONNECTIONS = 3;
    private static final int RECIPIENTS = 60;
    private static final String SLOW = "rund20@example.org";

    private final ManualClock clock = new ManualClock();
    private final Logger logger = Logger.getLogger("de.mat.delivery");

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
        logger.setLevel(Level.OFF);
        node = new SendingNode(database, folder, clock, CONNECTIONS);
        node.sendThrough(server.port());
        node.limit(BulkLimits.NONE);
    }

    @AfterEach
    void stop() {
        logger.setLevel(null);
    }

    @Test
    void severalConnectionsWorkAtTheSameTime() throws Exception {
        CountDownLatch together = new CountDownLatch(CONNECTIONS);
        server.trouble((step, about, connection) -> {
            if (step == Step.MESSAGE) {
                together.countDown();
                together.await(10, TimeUnit.SECONDS);
            }
            return false;
        });
        submit();

        node.send();

        assertEquals(0, together.getCount(), "each was waiting for the others");
        assertEquals(CONNECTIONS, server.connections());
        assertAllTakenOnce();
    }

    @Test
    void aConnectionThatEndsAfterEachSeventhMailDoublesNone() {
        AtomicInteger messages = new AtomicInteger();
        server.trouble((step, about, connection) -> {
            if (step == Step.MAIL && messages.incrementAndGet() % 7 == 0) {
                throw new IOException("dropped");
            }
            return false;
        });
        submit();

        sendUntilAllIsOver();

        assertAllTakenOnce();
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"MAIL", "RCPT", "DATA", "MESSAGE"})
    void whatIsRefusedForGoodIsRefusedAloneAtEveryStage(Step stage) {
        refuse(stage, 5, stage == Step.MAIL ? "552 5.3.4 too big" : "554 5.6.0 not this one");
        submit();

        sendUntilAllIsOver();

        assertEquals(RECIPIENTS, count(DeliveryState.SENT) + count(DeliveryState.FAILED));
        assertEquals(RECIPIENTS / 5, count(DeliveryState.FAILED));
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"MAIL", "RCPT", "DATA", "MESSAGE"})
    void whatIsRefusedForNowIsTriedAgainAtEveryStage(Step stage) {
        refuse(stage, 9, "451 4.3.0 later");
        submit();

        sendUntilAllIsOver();

        assertEquals(RECIPIENTS, count(DeliveryState.SENT));
    }

    @Test
    void aServerThatClosesInMidRunIsTriedAgain() {
        refuse(Step.MAIL, 20, "421 4.3.2 shutting down");
        submit();

        sendUntilAllIsOver();

        assertAllTakenOnce();
    }

    @Test
    void ofAConnectionThatEndsAfterTheFinalDotOneMessageIsNamed() {
        AtomicInteger messages = new AtomicInteger();
        server.trouble((step, about, connection) -> {
            if (step == Step.MESSAGE && messages.incrementAndGet() == 20) {
                throw new IOException("dropped");
            }
            return false;
        });
        submit();

        sendUntilAllIsOver();

        assertEquals(1, count(DeliveryState.UNKNOWN));
        assertEquals(RECIPIENTS - 1, count(DeliveryState.SENT));
        assertAllTakenOnce();
    }

    @Test
    void anAnswerToTheFinalDotThatComesLateIsWaitedFor() {
        server.trouble((step, about, connection) -> {
            if (step == Step.MESSAGE && about.equals(SLOW)) {
                // Longer than a claim, for whoever would not keep it
                clock.advance(SendingService.CLAIM.minusSeconds(5));
                node.sender().watch();
                clock.advance(SendingService.CLAIM.minusSeconds(5));
                node.books().takeUp();
            }
            return false;
        });
        submit();

        sendUntilAllIsOver();

        assertEquals(RECIPIENTS, count(DeliveryState.SENT));
        assertAllTakenOnce();
    }

    @Test
    void whoseAnswerToTheFinalDotDoesNotComeInTimeIsNamedAndGetsNoSecondMail() {
        CountDownLatch answer = new CountDownLatch(1);
        server.trouble((step, about, connection) -> {
            if (step == Step.MESSAGE && about.equals(SLOW)) {
                answer.await(30, TimeUnit.SECONDS);
            }
            return false;
        });
        node.endConnectionsAfter(Duration.ofSeconds(3));
        submit();

        sendUntilAllIsOver();
        answer.countDown();
        clock.advance(Duration.ofHours(1));
        node.send();

        assertEquals(DeliveryState.UNKNOWN, node.state(node.id("mailing:1:" + SLOW)));
        assertEquals(RECIPIENTS - 1, count(DeliveryState.SENT));
        assertAllTakenOnce();
    }

    @Test
    void aServerThatGreylistsEachRecipientGetsAllOfThem() {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        server.trouble((step, about, connection) -> {
            boolean first = step == Step.RCPT && !seen.contains(about);
            if (first) {
                seen.add(about);
                connection.send("450 4.2.0 Greylisted, try again\r\n");
            }
            return first;
        });
        submit();

        sendUntilAllIsOver();

        assertAllTakenOnce();
    }

    @Test
    void aSenderThatIsRefusedStopsAllAndIsTold() {
        List<Object> paused = new ArrayList<>();
        node.books().hear(event -> {
            if (event instanceof DeliveryPaused) {
                paused.add(event);
            }
        });
        server.says(Step.MAIL, "553 5.7.1 not your address");
        submit();

        node.send();

        assertEquals(new DeliveryPaused(Cause.SENDER_REFUSED, "553 5.7.1 not your address"), paused.get(0));
        assertTrue(server.commands("MAIL").size() <= CONNECTIONS, "each connection learns it at most once");
        assertEquals(RECIPIENTS, count(DeliveryState.WAITING));
    }

    @Test
    void aRunOfRefusalsStopsTheBulkMailAndNoAnswer() {
        List<Object> paused = Collections.synchronizedList(new ArrayList<>());
        node.books().hear(event -> {
            if (event instanceof DeliveryPaused) {
                paused.add(event);
            }
        });
        server.trouble((step, about, connection) -> {
            boolean bulk = step == Step.MESSAGE && about.startsWith("rund");
            if (bulk) {
                connection.send("554 5.7.1 looks like spam\r\n");
            }
            return bulk;
        });
        submit();

        node.send();
        node.submit("kunde@example.org");
        node.send();

        assertEquals(List.of(new DeliveryPaused(Cause.MESSAGE_REFUSED, "554 5.7.1 looks like spam")), paused);
        assertTrue(count(DeliveryState.FAILED) < RECIPIENTS / 2, count(DeliveryState.FAILED) + " were lost by it");
        assertEquals(1, count(DeliveryState.SENT), "the answer");
    }

    @Test
    void whatAConnectionHasClaimedAndNotBegunGoesBackWhenMatEnds() {
        AtomicInteger messages = new AtomicInteger();
        server.trouble((step, about, connection) -> {
            if (step == Step.DATA && messages.incrementAndGet() == 10) {
                node.running().close();
            }
            return false;
        });
        submit();

        node.send();

        assertEquals(RECIPIENTS, count(DeliveryState.SENT) + count(DeliveryState.WAITING));
        assertEquals(server.taken().size(), count(DeliveryState.SENT));
    }

    @Test
    void whoeverFailsToHearOfOneHoldsUpNoOtherConnection() {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        node.books().hear(event -> {
            if (event instanceof DeliveryOutcome outcome) {
                if (outcome.source().endsWith(":rund20@example.org")) {
                    throw new IllegalStateException("a defect of who caused the message");
                }
                told.add(outcome.source());
            }
        });
        submit();

        sendUntilAllIsOver();

        assertAllTakenOnce();
        assertEquals(RECIPIENTS, count(DeliveryState.SENT));
        assertEquals(RECIPIENTS - 1, new TreeSet<>(told).size());
    }

    /** Every so many-th message, the first time. */
    private void refuse(Step stage, int each, String reply) {
        AtomicInteger messages = new AtomicInteger();
        server.trouble((step, about, connection) -> {
            boolean refused = step == stage && messages.incrementAndGet() % each == 0;
            if (refused) {
                connection.send(reply + "\r\n");
            }
            return refused;
        });
    }

    private void submit() {
        node.submitBulk(IntStream.range(0, RECIPIENTS)
                .mapToObj(i -> "rund" + i + "@example.org")
                .toList());
    }

    private void sendUntilAllIsOver() {
        for (int i = 0; i < 1_000 && count(DeliveryState.WAITING) > 0; i++) {
            node.send();
            clock.advance(Duration.ofMinutes(1));
        }
        assertEquals(0, count(DeliveryState.WAITING) + count(DeliveryState.SENDING), "all is over");
    }

    private void assertAllTakenOnce() {
        assertEquals(RECIPIENTS, server.taken().size());
        assertEquals(RECIPIENTS, new TreeSet<>(server.taken()).size());
    }

    private int count(DeliveryState state) {
        return database.compute(entityManager -> entityManager
                .createQuery("select count(d) from Delivery d where d.state = :state", Long.class)
                .setParameter("state", state)
                .getSingleResult()
                .intValue());
    }
}
