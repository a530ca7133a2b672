package de.mat.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.base.Lease;
import de.mat.base.Leases;
import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RunningImportTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(1);

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    private final ManualClock clock = new ManualClock();
    private final Leases leases = new Leases(database.dataSource(), clock);
    private final RunningImport running = new RunningImport();

    @Test
    void countsAsRunningFromTheRequestOn() {
        assertFalse(running.isRunning());

        running.request();

        assertTrue(running.isRunning());
        running.answered();
        assertFalse(running.isRunning());
    }

    @Test
    void countsAsRunningFromItsBeginToItsEnd() {
        ImportTurn turn = begin();
        assertTrue(running.isRunning());

        running.end(turn);

        assertFalse(running.isRunning());
    }

    @Test
    void anAbortEndsTheRunningImportOnly() {
        running.abort();
        ImportTurn turn = begin();
        assertTrue(turn.mayGoOn());

        running.abort();

        assertFalse(turn.mayGoOn());
        running.end(turn);
        assertTrue(begin().mayGoOn());
    }

    @Test
    void tellsThatItIsEndingUntilItHasEnded() {
        running.abort();
        assertFalse(running.isEnding());

        ImportTurn turn = begin();
        assertFalse(running.isEnding());
        running.abort();
        assertTrue(running.isEnding());

        running.end(turn);
        assertFalse(running.isEnding());
    }

    @Test
    void aChangeOfTheAccountEndsTheRunningImport() {
        ImportTurn turn = begin();

        running.endUnless(1);
        assertTrue(turn.mayGoOn());

        running.endUnless(2);
        assertFalse(turn.mayGoOn());
    }

    @Test
    void nothingBeginsWhenMatIsShuttingDown() {
        ImportTurn turn = begin();

        running.close();

        assertFalse(turn.mayGoOn());
        running.end(turn);
        assertEquals(Optional.empty(), running.begin(NOW, 1, lease()));
    }

    @Test
    void anImportEndsWhenItsLeaseHasEnded() {
        ImportTurn turn = begin();

        clock.advance(LEASE);

        assertFalse(turn.mayGoOn());
        running.keepLease(NOW);
        assertTrue(running.isEnding());
    }

    @Test
    void theLeaseOfARunningImportIsKept() {
        ImportTurn turn = begin();

        for (int i = 0; i < 5; i++) {
            clock.advance(LEASE.minusSeconds(1));
            running.keepLease(NOW);
        }

        assertTrue(turn.mayGoOn());
    }

    @Test
    void theLeaseOfAnImportThatHangsIsNotKept() {
        ImportTurn hanging = begin();
        clock.advance(LEASE.minusSeconds(1));

        running.keepLease(NOW.plus(Duration.ofMinutes(6)));

        clock.advance(Duration.ofSeconds(1));
        assertFalse(hanging.mayGoOn());
    }

    @Test
    void anImportThatHangsDoesNotEndTheNextOne() {
        ImportTurn hanging = begin();
        ImportTurn next = begin();

        running.end(hanging);

        assertFalse(hanging.mayGoOn());
        assertTrue(next.mayGoOn());
        assertTrue(running.isRunning());
    }

    private ImportTurn begin() {
        return running.begin(NOW, 1, lease()).orElseThrow();
    }

    /** Each a job of its own: what this test is about begins when the lease is there. */
    private Lease lease() {
        return leases.take("job " + System.nanoTime(), LEASE).orElseThrow();
    }
}
