package de.mat.base;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.javacrumbs.shedlock.core.SimpleLock;

/**
 * The right to do a job that only one node does at a time, for a while. It ends by time, so that a holder that hangs or dies holds nobody
 * up for good. Whoever holds a lease asks {@link #isHeld} before each step that counts; what writes in spite of it, the unique keys and
 * versions of the tables refuse.
 */
public final class Lease implements AutoCloseable {

    private final Duration duration;
    private final Clock clock;
    private SimpleLock lock;
    private Instant until;

    Lease(SimpleLock lock, Instant taken, Duration duration, Clock clock) {
        this.lock = lock;
        this.duration = duration;
        this.clock = clock;
        this.until = taken.plus(duration);
    }

    /** Whether nobody else can have the lease yet. */
    public synchronized boolean isHeld() {
        return lock != null && clock.instant().isBefore(until);
    }

    /**
     * Holds the lease for its duration from now on.
     *
     * @return false if it has ended: the job must end too
     */
    public synchronized boolean extend() {
        // Asked first: the table knows the holder by the name of its host, which another node may share.
        if (!isHeld()) {
            return false;
        }
        Instant now = clock.instant();
        Optional<SimpleLock> extended = lock.extend(duration, Duration.ZERO);
        lock = extended.orElse(null);
        until = now.plus(duration);
        return lock != null;
    }

    /** Gives the lease back; one that has ended may be another node's by now, and stays untouched. */
    @Override
    public synchronized void close() {
        if (isHeld()) {
            lock.unlock();
        }
        lock = null;
    }
}
