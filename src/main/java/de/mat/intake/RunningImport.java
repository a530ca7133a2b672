package de.mat.intake;

import de.mat.mail.ImapConnection;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/**
 * The import that runs on this node right now, at most one. Whoever wants it to end (a change of the account, the end of MAT) says so
 * here: its connection is cut, so it ends at once, wherever it is.
 */
@ApplicationScoped
public class RunningImport {

    private boolean requested;
    private boolean running;
    private boolean ending;
    private boolean closed;
    private Instant lastBegun;
    private long lastVersion;
    private ImapConnection connection;
    private ImportCount count = new ImportCount();

    /**
     * Whether it is time for an import: the last one began long enough ago, or was of an account that was changed since. A clock that
     * was put back makes it time as well.
     */
    public synchronized boolean isDue(Instant now, Duration interval, long accountVersion) {
        return lastBegun == null
                || lastVersion != accountVersion
                || now.isBefore(lastBegun)
                || !now.isBefore(lastBegun.plus(interval));
    }

    /** Somebody asked for an import: from now on it counts as running, until it has. */
    public synchronized void request() {
        requested = true;
    }

    /** Whatever was asked for has been seen to. */
    public synchronized void answered() {
        requested = false;
    }

    /** Begins an import, unless one is running; every {@code true} is followed by {@link #end}. */
    public synchronized boolean begin(Instant now, long accountVersion) {
        if (running || closed) {
            return false;
        }
        running = true;
        ending = false;
        lastBegun = now;
        lastVersion = accountVersion;
        count = new ImportCount();
        return true;
    }

    /** The import has its connection; it is cut at once if the import was told to end meanwhile. */
    public synchronized void connected(ImapConnection opened) {
        connection = opened;
        if (ending) {
            opened.abort();
        }
    }

    /** The import is over. */
    public synchronized void end() {
        running = false;
        connection = null;
    }

    /** Ends the running import if it is of another version of the account than this one. */
    public synchronized void endUnless(long accountVersion) {
        if (lastVersion != accountVersion) {
            abort();
        }
    }

    /** Ends the running import, if any; later ones may begin. */
    public synchronized void abort() {
        if (running) {
            ending = true;
            if (connection != null) {
                connection.abort();
            }
        }
    }

    @PreDestroy
    public synchronized void close() {
        closed = true;
        abort();
    }

    /** Whether the running import has not been told to end. */
    public synchronized boolean mayGoOn() {
        return !ending;
    }

    /** Whether an import is running or was just asked for. */
    public synchronized boolean isRunning() {
        return running || requested;
    }

    /** What the running import, else the last one, has counted so far. */
    public synchronized ImportCount count() {
        return count;
    }
}
