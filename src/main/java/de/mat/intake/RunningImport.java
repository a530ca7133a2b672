package de.mat.intake;

import de.mat.base.Lease;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** The import that runs on this node right now, at most one. */
@ApplicationScoped
public class RunningImport {

    private boolean requested;
    private boolean closed;
    private ImportTurn turn;
    private ImportCount count = new ImportCount();

    /** Somebody asked for an import: from now on it counts as running, until it has. */
    public synchronized void request() {
        requested = true;
    }

    /** Whatever was asked for has been seen to. */
    public synchronized void answered() {
        requested = false;
    }

    /**
     * Begins an import, unless MAT is shutting down; it is followed by {@link #end}. One that still seems to run hangs, since it has lost
     * the lease: it is told to end and forgotten.
     */
    synchronized Optional<ImportTurn> begin(Instant now, long accountVersion, Lease lease) {
        abort();
        turn = closed ? null : new ImportTurn(now, accountVersion, lease);
        if (turn != null) {
            count = turn.count();
        }
        return Optional.ofNullable(turn);
    }

    /** The import is over. */
    synchronized void end(ImportTurn over) {
        if (turn == over) {
            turn = null;
        }
    }

    /** Keeps the running import's lease. */
    void keepLease(Instant now) {
        ImportTurn running = turn();
        if (running != null) {
            running.keepLease(now);
        }
    }

    private synchronized ImportTurn turn() {
        return turn;
    }

    /** Ends the running import if it is of another version of the account than this one. */
    public synchronized void endUnless(long accountVersion) {
        if (turn != null && !turn.isOf(accountVersion)) {
            turn.abort();
        }
    }

    /** Ends the running import, if any; later ones may begin. */
    public synchronized void abort() {
        if (turn != null) {
            turn.abort();
        }
    }

    @PreDestroy
    public synchronized void close() {
        closed = true;
        abort();
    }

    /** Whether an import is running or was just asked for. */
    public synchronized boolean isRunning() {
        return turn != null || requested;
    }

    /** Whether the running import was told to end, and has not yet. */
    public synchronized boolean isEnding() {
        return turn != null && turn.isEnding();
    }

    /** What the running import, else the last one, has counted so far. */
    public synchronized ImportCount count() {
        return count;
    }
}
