package de.mat.delivery;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The sender that runs on this node right now, at most one. Who comes meanwhile is not lost: it looks once more before it ends. */
@ApplicationScoped
public class RunningSender {

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
    @PreDestroy
    synchronized void close() {
        closed = true;
    }
}
