package de.mat.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.mail.MailFailure.Cause;
import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may send a message: one sender, as long as it keeps its claim. */
class ClaimsTest {

    private static final int SENDERS = 4;
    private static final int MESSAGES = 40;

    private final ManualClock clock = new ManualClock();

    @TempDir
    private Path folder;

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    @AutoClose
    private SendingNode node;

    @BeforeEach
    void start() {
        node = new SendingNode(database, folder, clock);
    }

    @Test
    void sendersAtTheSameMomentGetDifferentMessages() throws Exception {
        IntStream.range(0, MESSAGES).forEach(i -> node.submit("kunde" + i + "@example.org"));
        ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
        CyclicBarrier together = new CyclicBarrier(SENDERS);
        List<Long> claimed = Collections.synchronizedList(new ArrayList<>());
        List<Future<?>> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            String sender = "sender" + i;
            senders.add(threads.submit(() -> {
                together.await();
                for (Optional<ClaimedMessage> next = node.books().claim(sender);
                        next.isPresent();
                        next = node.books().claim(sender)) {
                    claimed.add(next.get().id());
                }
                return null;
            }));
        }
        for (Future<?> sender : senders) {
            sender.get();
        }
        threads.shutdown();

        assertEquals(MESSAGES, claimed.size());
        assertEquals(MESSAGES, claimed.stream().distinct().count());
    }

    @Test
    void aClaimThatIsKeptIsNotTakenUp() {
        long id = node.submit("kunde@example.org");
        node.books().claim("here");

        for (int i = 0; i < 5; i++) {
            clock.advance(SendingService.CLAIM.minusSeconds(10));
            node.books().keep("here");
            node.books().takeUp();
        }

        assertEquals(DeliveryState.SENDING, node.state(id));
    }

    @Test
    void whoLostTheClaimMayNotEndTheMessageNorWriteAboutIt() {
        long id = node.submit("kunde@example.org");
        ClaimedMessage late = node.books().claim("here").orElseThrow();
        clock.advance(SendingService.CLAIM.plusSeconds(1));
        node.books().takeUp();
        ClaimedMessage taken = node.books().claim("elsewhere").orElseThrow();

        assertFalse(node.books().handOver(late));
        node.books().refused(late, Cause.MESSAGE_REFUSED, "550 no");
        node.books().putBack(List.of(late));

        assertEquals(DeliveryState.SENDING, node.state(id));
        assertTrue(node.books().handOver(taken));
    }

    @Test
    void whatTheServerTookIsSentEvenWhenTheClaimWasLost() {
        long id = node.submitBulk("kunde@example.org");
        ClaimedBulk slow = node.claimBulk("here");
        node.books().handOver(slow);
        clock.advance(Duration.ofMinutes(5));
        node.books().takeUp();
        assertEquals(DeliveryState.UNKNOWN, node.state(id));

        node.books().sent(slow);

        assertEquals(DeliveryState.SENT, node.state(id));
    }

    @Test
    void whatIsPutBackKeepsItsPlace() {
        long first = node.submit("eins@example.org");
        clock.advance(Duration.ofSeconds(1));
        node.submit("zwei@example.org");
        clock.advance(Duration.ofSeconds(1));
        node.books().putBack(List.of(node.books().claim("here").orElseThrow()));

        assertEquals(first, node.books().claim("here").orElseThrow().id());
    }

    @Test
    void thatAMessageWasSentIsToldEvenWhenAnotherNodeEndsThePauseFirst() {
        long sent = node.submit("eins@example.org");
        long refused = node.submit("zwei@example.org");
        ClaimedMessage first = node.books().claim("here").orElseThrow();
        ClaimedMessage second = node.books().claim("here").orElseThrow();

        whileThePauseChanges(service -> service.sent(first));
        whileThePauseChanges(service -> service.refused(second, Cause.MESSAGE_REFUSED, "550 no"));

        assertEquals(DeliveryState.SENT, node.state(sent));
        assertEquals(DeliveryState.FAILED, node.state(refused));
    }

    /** The transaction has seen the pause, and then somebody else tries the server at once. */
    private void whileThePauseChanges(Consumer<SendingService> work) {
        node.books().pauses().pause(Cause.REFUSED, "", 1, Optional.empty());
        database.run(entityManager -> {
            entityManager.find(DeliveryPause.class, DeliveryPause.ID);
            database.run(
                    other -> other.find(DeliveryPause.class, DeliveryPause.ID).notBefore(clock.instant()));
            work.accept(node.books().in(entityManager));
        });
        assertNull(database.compute(other -> other.find(DeliveryPause.class, DeliveryPause.ID)));
    }
}
