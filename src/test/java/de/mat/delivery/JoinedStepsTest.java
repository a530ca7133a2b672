package de.mat.delivery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JoinedStepsTest {

    private final List<List<Long>> stored = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch firstIsStored = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final ExecutorService connections = Executors.newCachedThreadPool();

    private final JoinedSteps steps = new JoinedSteps(new SendingService() {
        @Override
        public List<Boolean> store(List<SenderStep> together) {
            List<Long> ids = together.stream().map(step -> step.next().id()).toList();
            stored.add(ids);
            if (ids.contains(1L)) {
                firstIsStored.countDown();
                awaitQuietly(goOn);
            }
            if (ids.contains(13L)) {
                throw new IllegalStateException("a listener fails");
            }
            return ids.stream().map(id -> id % 2 == 1).toList();
        }
    });

    @AfterEach
    void end() {
        connections.shutdownNow();
    }

    @Test
    void whatComesUpWhileAStepIsStoredIsStoredTogetherAndEachGetsItsOwnAnswer() throws Exception {
        Future<Boolean> first = connection(1);
        firstIsStored.await();
        Future<Boolean> second = waitingConnection(2);
        Future<Boolean> third = waitingConnection(3);
        goOn.countDown();

        assertTrue(first.get());
        assertFalse(second.get());
        assertTrue(third.get());
        assertEquals(List.of(List.of(1L), List.of(2L, 3L)), stored);
    }

    @Test
    void whatIsStoredTogetherFailsTogetherAndTheNextStepIsStoredAgain() throws Exception {
        Future<Boolean> first = connection(1);
        firstIsStored.await();
        Future<Boolean> failing = waitingConnection(13);
        Future<Boolean> other = waitingConnection(5);
        goOn.countDown();

        assertTrue(first.get());
        assertInstanceOf(
                IllegalStateException.class,
                assertThrows(ExecutionException.class, failing::get).getCause());
        assertInstanceOf(
                IllegalStateException.class,
                assertThrows(ExecutionException.class, other::get).getCause());
        assertTrue(connection(7).get());
    }

    private Future<Boolean> connection(long id) {
        return connections.submit(() -> steps.store(step(id)));
    }

    /** Returns when it waits for its turn. */
    private Future<Boolean> waitingConnection(long id) {
        int before = steps.waiting();
        Future<Boolean> connection = connection(id);
        await().until(() -> steps.waiting() == before + 1);
        return connection;
    }

    private static SenderStep step(long id) {
        BulkRecipient recipient = new BulkRecipient(
                "test:" + id, "kunde@example.com", "<" + id + "@example.com>", Map.of(), Optional.empty());
        return new SenderStep(null, new ClaimedBulk(id, "claim", 1, "Neue Maschinen", recipient, Instant.EPOCH));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
