package de.mat.intake;

import de.mat.base.Lease;
import de.mat.mail.ImapConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One import on this node, from its begin to its end. Whoever wants it to end says so here: its connection is cut, so it ends at once,
 * wherever it is.
 */
final class ImportTurn {

    /** Beyond every deadline inside of it: a turn that takes longer hangs, and loses its lease. */
    private static final Duration LONGEST = Duration.ofMinutes(6);

    private final Instant begun;
    private final long accountVersion;
    private final Lease lease;
    private final ImportCount count = new ImportCount();
    private ImapConnection connection;
    private Long positionId;
    private boolean ending;

    ImportTurn(Instant begun, long accountVersion, Lease lease) {
        this.begun = begun;
        this.accountVersion = accountVersion;
        this.lease = lease;
    }

    /** It has its connection; that is cut at once if the turn was told to end meanwhile. */
    synchronized void connected(ImapConnection opened) {
        connection = opened;
        if (ending) {
            opened.abort();
        }
    }

    /** Ends it. */
    synchronized void abort() {
        ending = true;
        if (connection != null) {
            connection.abort();
        }
    }

    /** Whether it has not been told to end, and no other node can have taken over. */
    synchronized boolean mayGoOn() {
        return !ending && lease.isHeld();
    }

    /** Keeps the lease, unless the turn hangs; ends it if another node can have taken over. */
    void keepLease(Instant now) {
        if (now.isBefore(begun.plus(LONGEST)) && !lease.extend()) {
            abort();
        }
    }

    /** It reads the folder of this position. */
    synchronized void at(long position) {
        positionId = position;
    }

    /** Of the folder that it reads; empty while it is not that far. */
    synchronized Optional<Long> position() {
        return Optional.ofNullable(positionId);
    }

    boolean isOf(long version) {
        return accountVersion == version;
    }

    /** Whether it was told to end. */
    synchronized boolean isEnding() {
        return ending;
    }

    /** What it has counted so far. */
    ImportCount count() {
        return count;
    }
}
