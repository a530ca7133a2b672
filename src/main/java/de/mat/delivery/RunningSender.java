package de.mat.delivery;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The sender that runs on this node right now, at most one. Who comes meanwhile is not lost: it looks once more before it ends. */
@ApplicationScoped
public class RunningSender {

    private static final Duration GRACE = Duration.ofSeconds(5);

    /** Of storing what became of a message, together with whoever hears of it. */
    private static final int TRIES = 3;

    private static final int RUN_OF_REFUSALS = 10;

    private String claim;
    private boolean calledMeanwhile;
    private boolean closed;

    private int bulkRefusals;

    /** How often storing each has failed. */
    private final Map<Claimed, Integer> taken = new LinkedHashMap<>();

    /** Begins, unless one is running or MAT is shutting down; it is followed by {@link #end}. */
    synchronized Optional<String> begin() {
        if (claim != null) {
            calledMeanwhile = true;
            return Optional.empty();
        }
        if (closed) {
            return Optional.empty();
        }
        claim = UUID.randomUUID().toString();
        calledMeanwhile = false;
        return Optional.of(claim);
    }

    /**
     * The sender has found nothing more to do.
     *
     * @return false if somebody called meanwhile: then it goes on
     */
    synchronized boolean mayEnd() {
        boolean called = calledMeanwhile;
        calledMeanwhile = false;
        return !called || closed && taken.isEmpty();
    }

    synchronized void end() {
        claim = null;
        notifyAll();
    }

    /** What the running sender claims its messages with. */
    synchronized Optional<String> claim() {
        return Optional.ofNullable(claim);
    }

    /** The server took the message, and that is not stored yet. */
    synchronized void taken(Claimed message) {
        taken.put(message, 0);
    }

    /**
     * That the server took the message could not be stored.
     *
     * @return whether the sender tries it once more before it ends
     */
    synchronized boolean triesAgain(Claimed message) {
        int failures = taken.merge(message, 1, Integer::sum);
        boolean again = failures < TRIES && !closed;
        calledMeanwhile |= again;
        return again;
    }

    /** That the server took the message is stored. */
    synchronized void stored(Claimed message) {
        taken.remove(message);
    }

    /** What was sent and could not be stored so far, because the database was away: it must not be sent again. */
    synchronized List<Claimed> unstored() {
        return List.copyOf(taken.keySet());
    }

    /** The server took bulk mail. */
    synchronized void bulkTaken() {
        bulkRefusals = 0;
    }

    /** Bulk mail was refused for what it is; returns whether that were so many in a row that it is no use to go on. */
    synchronized boolean bulkRefused() {
        bulkRefusals++;
        boolean run = bulkRefusals >= RUN_OF_REFUSALS;
        bulkRefusals = run ? 0 : bulkRefusals;
        return run;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** No further message is begun. */
    synchronized void close() {
        closed = true;
    }

    /** The message that is being sent comes to its end, if that takes no longer than MAT may take to end. */
    @PreDestroy
    synchronized void closeAndAwait() {
        close();
        long end = System.nanoTime() + GRACE.toNanos();
        try {
            for (long left = GRACE.toMillis(); claim != null && left > 0; left = millisUntil(end)) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long millisUntil(long end) {
        return TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
}
