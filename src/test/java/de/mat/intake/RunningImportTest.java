package de.mat.intake;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunningImportTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration INTERVAL = Duration.ofMinutes(2);

    private final RunningImport running = new RunningImport();

    @Test
    void theFirstImportIsDueAtOnce() {
        assertTrue(running.isDue(NOW, INTERVAL, 1));
    }

    @Test
    void theNextOneIsDueAnIntervalAfterTheLastOneBegan() {
        running.begin(NOW, 1);
        running.end();

        assertFalse(running.isDue(NOW.plusSeconds(119), INTERVAL, 1));
        assertTrue(running.isDue(NOW.plusSeconds(120), INTERVAL, 1));
    }

    @Test
    void aChangedAccountIsImportedFromAtOnce() {
        running.begin(NOW, 1);
        running.end();

        assertTrue(running.isDue(NOW, INTERVAL, 2));
    }

    @Test
    void aClockPutBackDoesNotStopTheImport() {
        running.begin(NOW, 1);
        running.end();

        assertTrue(running.isDue(NOW.minus(Duration.ofHours(1)), INTERVAL, 1));
    }

    @Test
    void thereIsOneAtATime() {
        assertTrue(running.begin(NOW, 1));
        assertFalse(running.begin(NOW, 1));

        running.end();

        assertTrue(running.begin(NOW, 1));
    }

    @Test
    void countsAsRunningFromTheRequestOn() {
        assertFalse(running.isRunning());

        running.request();

        assertTrue(running.isRunning());
        running.answered();
        assertFalse(running.isRunning());
    }

    @Test
    void anAbortEndsTheRunningImportOnly() {
        running.abort();
        running.begin(NOW, 1);
        assertTrue(running.mayGoOn());

        running.abort();

        assertFalse(running.mayGoOn());
        running.end();
        running.begin(NOW, 1);
        assertTrue(running.mayGoOn());
    }

    @Test
    void aChangeOfTheAccountEndsTheRunningImport() {
        running.begin(NOW, 1);

        running.endUnless(1);
        assertTrue(running.mayGoOn());

        running.endUnless(2);
        assertFalse(running.mayGoOn());
    }

    @Test
    void nothingBeginsWhenMatIsShuttingDown() {
        running.begin(NOW, 1);
        running.close();

        assertFalse(running.mayGoOn());
        running.end();
        assertFalse(running.begin(NOW, 1));
    }
}
