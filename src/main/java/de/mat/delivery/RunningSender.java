package de.mat.delivery;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The sender that runs on this node right now, at most one. Who comes meanwhile is not lost: it looks once more before it ends. */
@ApplicationScoped
public class RunningSender {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private String claim;
    private boolean calledMeanwhile;
    private boolean closed;
    private final List<ClaimedMessage> taken = new ArrayList<>();

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
        return !called || closed;
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
    synchronized void taken(ClaimedMessage message) {
        taken.add(message);
    }

    /** That the server took the message is stored. */
    synchronized void stored(ClaimedMessage message) {
        taken.remove(message);
    }

    /** What was sent and could not be stored so far, because the database was away: it must not be sent again. */
    synchronized List<ClaimedMessage> unstored() {
        return List.copyOf(taken);
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
