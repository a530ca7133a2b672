package de.mat.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ImportRunServiceTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final FolderGeneration FIRST = new FolderGeneration(1, "imap.example.com", "anfragen", "INBOX", 1);
    private static final FolderGeneration SECOND = new FolderGeneration(1, "imap.example.com", "anfragen", "INBOX", 2);

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    private final RunBooks runs = new RunBooks(database, CLOCK);
    private final Books books = new Books(database, CLOCK);

    @Test
    void remembersWhatARunHasCounted() {
        ImportCount count = new ImportCount();
        count.searched(60_000);
        count.envelopes(9);
        count.bodies(7);
        count.found(8);
        count.oneImported();
        count.oneImported();
        count.oneJoined();
        count.oneKnown();
        count.oneToRetry();
        count.oneQuarantined();

        record(NOW, count, RunOutcome.COMPLETE);

        ImportRun run = runs.lastRun().orElseThrow();
        assertEquals(60_000, run.getSearched());
        assertEquals(9, run.getEnvelopes());
        assertEquals(7, run.getBodies());
        assertEquals(8, run.getFound());
        assertEquals(2, run.getImported());
        assertEquals(1, run.getJoined());
        assertEquals(1, run.getKnown());
        assertEquals(1, run.getToRetry());
        assertEquals(1, run.getQuarantined());
        assertEquals(Duration.ofSeconds(1), run.getDuration());
    }

    @Test
    void listsTheNewestFirst() {
        record(NOW.minusSeconds(2), found(2), RunOutcome.COMPLETE);
        record(NOW, found(0), RunOutcome.COMPLETE);
        record(NOW.minusSeconds(1), found(1), RunOutcome.COMPLETE);

        assertEquals(List.of(0, 1), found(runs.list(RunFilter.ALL, 0, 2)));
        assertEquals(List.of(2), found(runs.list(RunFilter.ALL, 2, 2)));
        assertEquals(3, runs.count(RunFilter.ALL));
    }

    @Test
    void tellsRunsOfWhichSomethingCameFromTheOthers() {
        record(NOW.minusSeconds(4), found(0), RunOutcome.COMPLETE);
        record(NOW.minusSeconds(3), found(1), RunOutcome.COMPLETE);
        record(NOW.minusSeconds(2), found(0), RunOutcome.SERVER_FAILED);
        record(NOW.minusSeconds(1), found(0), RunOutcome.COMPLETE);

        assertEquals(2, runs.count(RunFilter.EVENTFUL));
        assertEquals(
                List.of(RunOutcome.SERVER_FAILED, RunOutcome.COMPLETE),
                runs.list(RunFilter.EVENTFUL, 0, 10).stream()
                        .map(ImportRun::getOutcome)
                        .toList());
    }

    @Test
    void forgetsRunsOfWhichNothingCameAfterADayAndTheOthersAfterAMonth() {
        record(NOW.minus(Duration.ofDays(31)), found(3), RunOutcome.COMPLETE);
        record(NOW.minus(Duration.ofDays(29)), found(2), RunOutcome.COMPLETE);
        record(NOW.minus(Duration.ofHours(25)), found(0), RunOutcome.COMPLETE);
        record(NOW.minus(Duration.ofHours(23)), found(0), RunOutcome.COMPLETE);
        record(NOW, found(1), RunOutcome.COMPLETE);

        assertEquals(List.of(1, 0, 2), found(runs.list(RunFilter.ALL, 0, 10)));
    }

    @Test
    void neverForgetsTheLastRunAndTheLastThatWasComplete() {
        record(NOW.minus(Duration.ofDays(41)), found(0), RunOutcome.COMPLETE);
        record(NOW.minus(Duration.ofDays(40)), found(0), RunOutcome.COMPLETE);
        record(NOW.minus(Duration.ofDays(39)), found(0), RunOutcome.SERVER_FAILED);
        record(NOW.minus(Duration.ofDays(38)), found(0), RunOutcome.SERVER_FAILED);

        assertEquals(
                List.of(RunOutcome.SERVER_FAILED, RunOutcome.COMPLETE),
                runs.list(RunFilter.ALL, 0, 10).stream()
                        .map(ImportRun::getOutcome)
                        .toList());
    }

    @Test
    void tellsOnceThatTheServerHasNumberedItsMailsAnew() {
        long first = books.open(FIRST, NOW).getId();
        record(first);
        assertFalse(runs.lastRun().orElseThrow().isRenumbered(), "the first numbers are not new ones");

        long second = books.open(SECOND, NOW).getId();
        record(second);
        assertTrue(runs.lastRun().orElseThrow().isRenumbered());
        assertEquals(1, runs.count(RunFilter.EVENTFUL));

        books.open(SECOND, NOW);
        record(second);
        assertEquals(1, runs.count(RunFilter.EVENTFUL));
    }

    @Test
    void theNextRunIsDueAnIntervalAfterTheLastOneBegan() {
        ImportRun run =
                new ImportRun(NOW, NOW.plusSeconds(30), found(0), RunOutcome.COMPLETE).from(3, "imap.example.com", 993);
        Duration interval = Duration.ofMinutes(2);

        assertFalse(run.isLongAgo(NOW.plusSeconds(119), interval, 3));
        assertTrue(run.isLongAgo(NOW.plusSeconds(120), interval, 3));
        assertTrue(run.isLongAgo(NOW.plusSeconds(1), interval, 4), "the account was changed");
        assertTrue(run.isLongAgo(NOW.minusSeconds(1), interval, 3), "the clock was put back");
    }

    private void record(long positionId) {
        runs.ended(new ImportRun(NOW, NOW.plusSeconds(1), found(0), RunOutcome.COMPLETE), Optional.of(positionId));
    }

    private void record(Instant started, ImportCount count, RunOutcome outcome) {
        runs.ended(new ImportRun(started, started.plusSeconds(1), count, outcome), Optional.empty());
    }

    private static ImportCount found(int found) {
        ImportCount count = new ImportCount();
        count.found(found);
        return count;
    }

    private static List<Integer> found(List<ImportRun> runs) {
        return runs.stream().map(ImportRun::getFound).toList();
    }
}
