package de.mat.delivery;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The sender that runs on this node right now, at most one. Who comes meanwhile is not lost: it looks once more before it ends. */
@ApplicationScoped
public class RunningSender {

    private String claim;
    private boolean calledMeanwhile;
    private boolean closed;

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

    synchronized boolean isClosed() {
        return closed;
    }

    /** No further message is begun. */
    @PreDestroy
    synchronized void close() {
        closed = true;
    }
}
