package de.mat.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.delivery.TroubledSmtpServer.Step;
import de.mat.mail.MailFailure.Cause;
import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import jakarta.persistence.OptimisticLockException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of messages when the mail server refuses, drops, or says nothing, at every stage. */
class DeliveryTroubleTest {

    private final ManualClock clock = new ManualClock();
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
    void start() throws Exception {
        logger.setLevel(Level.OFF);
        node = new SendingNode(database, folder, clock);
        node.sendThrough(server.port());
    }

    @AfterEach
    void stop() {
        logger.setLevel(null);
    }

    // ---------------------------------------------------------------- refused for good

    @ParameterizedTest
    @EnumSource(names = {"RCPT", "DATA", "MESSAGE"})
    void whatIsRefusedForGoodFailsWithTheServersWords(Step step) {
        says(step, "eins@example.org", "550 5.7.1 not with us");
        long refused = node.submit("eins@example.org");
        long next = node.submit("zwei@example.org");

        node.send();

        assertEquals(DeliveryState.FAILED, node.state(refused));
        assertEquals("550 5.7.1 not with us", node.delivery(refused).getReply());
        assertEquals(DeliveryState.SENT, node.state(next), "the dialogue was reset, the next one is sent");
        assertEquals(1, server.connections(), "over the same connection");
        assertEquals(
                List.of(
                        new DeliveryOutcome(
                                refused, "answer:eins@example.org", DeliveryState.FAILED, "550 5.7.1 not with us"),
                        new DeliveryOutcome(next, "answer:zwei@example.org", DeliveryState.SENT, "")),
                node.books().news());
    }

    @Test
    void aRefusedSenderHoldsUpAllAndSaysSo() {
        server.says(Step.MAIL, "553 5.7.1 not your address");
        long first = node.submit("eins@example.org");
        long second = node.submit("zwei@example.org");

        node.send();

        assertEquals(List.of(DeliveryState.WAITING, DeliveryState.WAITING), states(first, second));
        assertEquals(1, server.commands("MAIL").size(), "not once for each message");
        assertEquals(Cause.SENDER_REFUSED, pause().getFailureCause());
        assertEquals("553 5.7.1 not your address", pause().getReply());
    }

    @Test
    void aMessageThatIsTooBigForTheServerHoldsUpNobody() {
        server.trouble((step, about, connection) -> {
            if (step == Step.MAIL && server.commands("MAIL").size() == 1) {
                connection.send("552 5.3.4 message too big\r\n");
                return true;
            }
            return false;
        });
        long tooBig = node.submit("eins@example.org");
        long next = node.submit("zwei@example.org");

        node.send();

        assertEquals(List.of(DeliveryState.FAILED, DeliveryState.SENT), states(tooBig, next));
    }

    // ---------------------------------------------------------------- refused for now

    @ParameterizedTest
    @EnumSource(names = {"MAIL", "RCPT", "DATA", "MESSAGE"})
    void whatIsRefusedForNowIsTriedAgainWithTheSameMessageId(Step step) {
        AtomicInteger refusals = new AtomicInteger();
        server.trouble((now, about, connection) -> {
            boolean first = now == step && refusals.getAndIncrement() == 0;
            if (first) {
                connection.send("451 4.7.1 later\r\n");
            }
            return first;
        });
        long deferred = node.submit("eins@example.org");
        long next = node.submit("zwei@example.org");
        node.send();
        assertEquals(List.of(DeliveryState.WAITING, DeliveryState.SENT), states(deferred, next));
        assertEquals("451 4.7.1 later", node.delivery(deferred).getReply());

        node.send();
        assertEquals(DeliveryState.WAITING, node.state(deferred), "not at once");
        clock.advance(Duration.ofMinutes(1));
        node.send();

        assertEquals(DeliveryState.SENT, node.state(deferred));
        String id = node.delivery(deferred).getMessageId();
        assertTrue(server.received().contains("Message-ID: " + id));
    }

    @Test
    void itWaitsLongerEachTimeAndGivesUpAtLast() {
        says(Step.RCPT, "eins@example.org", "450 4.2.2 mailbox full");
        long id = node.submit("eins@example.org");

        List<Duration> waits = IntStream.range(0, 7)
                .mapToObj(each -> {
                    node.send();
                    Duration wait =
                            Duration.between(clock.instant(), node.delivery(id).getNextTry());
                    clock.advance(wait);
                    return wait;
                })
                .toList();

        assertEquals(
                List.of(1L, 2L, 4L, 8L, 16L, 30L, 30L),
                waits.stream().map(Duration::toMinutes).toList());
        clock.advance(SendingNode.PATIENCE);
        node.send();
        assertEquals(DeliveryState.FAILED, node.state(id));
        assertEquals("450 4.2.2 mailbox full", node.delivery(id).getReply());
    }

    @Test
    void aServerThatDefersOneAfterTheOtherIsLeftAloneForAWhile() {
        server.says(Step.RCPT, "450 4.7.1 too many messages");
        IntStream.range(0, 20).forEach(i -> node.submit("kunde" + i + "@example.org"));

        node.send();

        assertEquals(3, server.commands("RCPT").size());
        assertEquals(Cause.TEMPORARILY_REFUSED, pause().getFailureCause());
    }

    @ParameterizedTest
    @EnumSource(names = {"MAIL", "RCPT", "DATA", "MESSAGE"})
    void aServerThatClosesInMidRunIsConnectedAnew(Step step) {
        server.trouble((now, about, connection) -> {
            if (now == step && server.connections() == 1 && server.taken().size() >= (step == Step.MESSAGE ? 2 : 1)) {
                connection.send("421 4.3.2 shutting down\r\n");
                throw new IOException("closed");
            }
            return false;
        });
        List<Long> ids = submit(4);

        node.send();
        clock.advance(Duration.ofMinutes(1));
        node.send();

        assertEquals(List.of(DeliveryState.SENT), states(ids));
        assertEquals(3, server.connections(), "a new one at once, and one when the message was due again");
    }

    // ---------------------------------------------------------------- dropped

    @Test
    void aServerThatDropsAfterEveryFewMailsGetsThemAll() {
        AtomicInteger carried = new AtomicInteger();
        server.trouble((step, about, connection) -> {
            if (step == Step.MAIL && carried.getAndIncrement() == 3) {
                carried.set(0);
                throw new IOException("dropped");
            }
            return false;
        });
        List<Long> ids = submit(10);

        node.send();

        assertEquals(List.of(DeliveryState.SENT), states(ids));
        assertEquals(10, server.taken().size(), "none twice");
        assertEquals(4, server.connections());
    }

    @ParameterizedTest
    @EnumSource(names = {"MAIL", "RCPT", "DATA"})
    void aConnectionThatIsLostBeforeTheEndLosesAndDoublesNothing(Step step) {
        AtomicInteger drops = new AtomicInteger();
        server.trouble((now, about, connection) -> {
            if (now == step && drops.getAndIncrement() == 0) {
                throw new IOException("dropped");
            }
            return false;
        });
        List<Long> ids = submit(2);

        node.send();
        clock.advance(Duration.ofMinutes(1));
        node.send();

        assertEquals(List.of(DeliveryState.SENT), states(ids));
        assertEquals(2, server.taken().size());
    }

    @Test
    void anAnswerThatMayHaveArrivedIsSentAgainWithTheSameMessageId() {
        AtomicInteger drops = new AtomicInteger();
        server.trouble((step, about, connection) -> {
            if (step == Step.MESSAGE && drops.getAndIncrement() == 0) {
                throw new IOException("dropped after the final dot");
            }
            return false;
        });
        long id = node.submit("eins@example.org");
        node.send();
        assertEquals(DeliveryState.WAITING, node.state(id));
        assertEquals(Cause.OUTCOME_UNKNOWN, node.delivery(id).getFailureCause());

        clock.advance(Duration.ofMinutes(1));
        node.send();

        assertEquals(DeliveryState.SENT, node.state(id));
        assertEquals(
                2,
                server.received()
                        .lines()
                        .filter(("Message-ID: " + node.delivery(id).getMessageId())::equals)
                        .count());
    }

    @Test
    void bulkMailThatMayHaveArrivedWaitsForAPerson() {
        server.trouble((step, about, connection) -> {
            if (step == Step.MESSAGE && about.equals("eins@example.org")) {
                throw new IOException("dropped after the final dot");
            }
            return false;
        });
        long unknown = node.submitBulk("eins@example.org");
        long next = node.submitBulk("zwei@example.org");

        node.send();
        clock.advance(Duration.ofHours(1));
        node.send();

        assertEquals(List.of(DeliveryState.UNKNOWN, DeliveryState.SENT), states(unknown, next));
        assertEquals(List.of("eins@example.org", "zwei@example.org"), server.taken());
        assertEquals(
                new DeliveryOutcome(unknown, "mailing:1:eins@example.org", DeliveryState.UNKNOWN, ""),
                node.books().news().get(0));
    }

    // ---------------------------------------------------------------- slow

    @ParameterizedTest
    @EnumSource(names = {"MAIL", "RCPT", "DATA", "MESSAGE"})
    void aSlowServerIsWaitedFor(Step step) {
        CountDownLatch never = new CountDownLatch(1);
        server.trouble((now, about, connection) -> {
            if (now == step) {
                // Longer than a claim, for whoever would not keep it
                clock.advance(SendingService.CLAIM.minusSeconds(5));
                node.sender().watch();
                clock.advance(SendingService.CLAIM.minusSeconds(5));
                node.books().takeUp();
                never.await(300, TimeUnit.MILLISECONDS);
            }
            return false;
        });
        List<Long> ids = submit(2);

        node.send();

        assertEquals(List.of(DeliveryState.SENT), states(ids));
        assertEquals(2, server.taken().size());
    }

    @Test
    void theLastMessageOfAConnectionMayBeThoughtAboutForTenMinutes() {
        Duration left = ConnectionSender.DEADLINE.minus(SenderTurn.USED);

        assertTrue(left.compareTo(Duration.ofMinutes(10)) > 0);
    }

    @Test
    void afterAWhileAConnectionGetsNoNewMessage() {
        server.trouble((step, about, connection) -> {
            if (step == Step.MESSAGE) {
                clock.advance(SenderTurn.USED.dividedBy(2));
                node.sender().watch();
            }
            return false;
        });
        List<Long> ids = submit(4);

        node.send();

        assertEquals(List.of(DeliveryState.SENT), states(ids));
        assertEquals(2, server.connections());
    }

    @Test
    void whenMatEndsTheMessageIsEndedAndNoOtherBegun() {
        server.trouble((step, about, connection) -> {
            if (step == Step.DATA) {
                node.running().close();
            }
            return false;
        });
        List<Long> ids = submit(2);

        node.send();

        assertEquals(List.of(DeliveryState.SENT, DeliveryState.WAITING), states(ids.get(0), ids.get(1)));
    }

    @Test
    void theEndOfMatAwaitsTheMessageThatIsBeingSent() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        server.trouble((step, about, connection) -> {
            if (step == Step.MESSAGE) {
                reached.countDown();
                goOn.await();
            }
            return false;
        });
        long id = node.submit("eins@example.org");
        CompletableFuture<Void> sending = CompletableFuture.runAsync(node::send);
        reached.await();
        CompletableFuture<DeliveryState> ended = CompletableFuture.supplyAsync(() -> {
            node.running().closeAndAwait();
            return node.state(id);
        });
        Awaitility.await().until(() -> node.running().isClosed());
        goOn.countDown();

        assertEquals(DeliveryState.SENT, ended.get());
        sending.get();
    }

    // ---------------------------------------------------------------- nothing can be sent

    @Test
    void aServerThatIsDownIsTriedMoreAndMoreSeldom() throws Exception {
        int port = unusedPort();
        node.sendThrough(port);
        long id = node.submit("eins@example.org");

        node.send();
        node.submit("zwei@example.org");
        node.send();

        assertEquals(Cause.REFUSED, pause().getFailureCause());
        assertEquals(clock.instant().plusSeconds(10), pause().getUntil());
        clock.advance(Duration.ofSeconds(10));
        node.send();
        assertEquals(clock.instant().plusSeconds(20), pause().getUntil());
        IntStream.range(0, 10).forEach(each -> {
            clock.advance(Duration.ofMinutes(15));
            node.send();
        });
        assertEquals(clock.instant().plus(Duration.ofMinutes(15)), pause().getUntil());
        assertEquals(0, node.delivery(id).getTries(), "it is not the message's fault");
    }

    @Test
    void anAccountThatWasChangedIsTriedAtOnce() throws Exception {
        node.sendThrough(unusedPort());
        long id = node.submit("eins@example.org");
        node.send();

        node.sendThrough(server.port());
        node.send();

        assertEquals(DeliveryState.SENT, node.state(id));
        assertEquals(null, pause());
    }

    @Test
    void whatWaitsForAServerThatIsDownForTooLongIsGivenUp() throws Exception {
        node.sendThrough(unusedPort());
        long old = node.submit("eins@example.org");
        node.send();
        clock.advance(SendingNode.PATIENCE.minusHours(1));
        long young = node.submit("zwei@example.org");
        node.send();

        clock.advance(Duration.ofHours(1));
        node.send();

        assertEquals(List.of(DeliveryState.FAILED, DeliveryState.WAITING), states(old, young));
        assertEquals(Cause.REFUSED, node.delivery(old).getFailureCause());
    }

    @Test
    void aRejectedLoginGoesThroughTheGate() {
        server.says(Step.LOGIN, "535 5.7.8 wrong");
        long id = node.submit("eins@example.org");

        IntStream.range(0, 8).forEach(each -> {
            node.send();
            clock.advance(Duration.ofMinutes(2));
        });

        assertEquals(3, server.commands("AUTH").size(), "then the gate is shut");
        assertEquals(Cause.LOGIN_REJECTED, pause().getFailureCause());
        assertEquals(DeliveryState.WAITING, node.state(id));
    }

    @Test
    void moreUrgentMailThatComesMeanwhileGoesFirst() {
        AtomicInteger messages = new AtomicInteger();
        server.trouble((step, about, connection) -> {
            if (step == Step.MESSAGE && messages.getAndIncrement() == 0) {
                node.submit("dringend@example.org");
                clock.advance(Duration.ofMillis(250));
            }
            return false;
        });
        node.submitBulk("eins@example.org");
        node.submitBulk("zwei@example.org");

        node.send();

        assertEquals(List.of("eins@example.org", "dringend@example.org", "zwei@example.org"), server.taken());
    }

    @Test
    void aSenderThatLostItsClaimEndsNoMessage() {
        long id = node.submit("eins@example.org");
        server.trouble((step, about, connection) -> {
            if (step == Step.DATA && server.connections() == 1) {
                // It hung, and another node took over meanwhile
                clock.advance(SendingService.CLAIM.plusSeconds(1));
                node.books().takeUp();
            }
            return false;
        });

        node.send();

        assertEquals(List.of("eins@example.org"), server.taken(), "the first one was held back before its end");
        assertEquals(2, server.connections());
        assertEquals(DeliveryState.SENT, node.state(id));
    }

    // ---------------------------------------------------------------- our own side

    @Test
    void aDatabaseThatIsAwayWhenTheServerHasTakenTheMessageDoublesNothing() {
        server.trouble((step, about, connection) -> {
            if (step == Step.MESSAGE) {
                node.books().interrupt(() -> {
                    throw new IllegalStateException("the database is away");
                });
            }
            return false;
        });
        long id = node.submit("eins@example.org");
        node.send();
        assertEquals(DeliveryState.SENDING, node.state(id));

        node.books().interrupt(() -> {});
        clock.advance(Duration.ofHours(1));
        node.send();

        assertEquals(DeliveryState.SENT, node.state(id));
        assertEquals(List.of("eins@example.org"), server.taken());
    }

    @Test
    void aDatabaseThatIsAwayBeforeTheEndKeepsTheMessageFromTheServer() {
        server.trouble((step, about, connection) -> {
            if (step == Step.DATA) {
                node.books().interrupt(() -> {
                    throw new IllegalStateException("the database is away");
                });
            }
            return false;
        });
        long id = node.submit("eins@example.org");
        node.send();
        assertEquals(List.of(), server.taken());

        node.books().interrupt(() -> {});
        server.recovers();
        clock.advance(SendingService.CLAIM.plusSeconds(1));
        node.send();

        assertEquals(DeliveryState.SENT, node.state(id));
        assertEquals(List.of("eins@example.org"), server.taken());
    }

    @Test
    void whoeverDoesNotHearOfItAtOnceHearsOfItALittleLater() {
        AtomicInteger failures = new AtomicInteger();
        node.books().observe(point -> {
            if (point.equals("BEFORE_SENT") && failures.getAndIncrement() < 2) {
                throw new OptimisticLockException("Somebody else was faster");
            }
        });
        long id = node.submit("eins@example.org");

        node.send();

        assertEquals(DeliveryState.SENT, node.state(id));
        assertEquals(List.of("eins@example.org"), server.taken());
        // The two that were rolled back are in the list too
        assertEquals(3, node.books().news().size());
    }

    @Test
    void whoeverFailsToHearOfItHasNothingSentTwice() {
        node.books().refuseNews(new IllegalStateException("a defect of who caused the message"));
        long id = node.submit("eins@example.org");

        node.send();
        clock.advance(Duration.ofHours(1));
        node.send();

        assertEquals(DeliveryState.SENT, node.state(id));
        assertEquals(List.of("eins@example.org"), server.taken());
    }

    private void says(Step when, String recipient, String reply) {
        String[] current = {""};
        server.trouble((step, about, connection) -> {
            if (step == Step.RCPT) {
                current[0] = about;
            }
            boolean here = step == when && current[0].contains(recipient);
            if (here) {
                connection.send(reply + "\r\n");
            }
            return here;
        });
    }

    private List<Long> submit(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> node.submit("kunde" + i + "@example.org"))
                .toList();
    }

    private List<DeliveryState> states(long... ids) {
        return Arrays.stream(ids).mapToObj(node::state).toList();
    }

    /** The different ones. */
    private List<DeliveryState> states(List<Long> ids) {
        return ids.stream().map(node::state).distinct().toList();
    }

    private DeliveryPause pause() {
        return database.compute(entityManager -> entityManager.find(DeliveryPause.class, DeliveryPause.ID));
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
