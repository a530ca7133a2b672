package de.mat.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.intake.ImportStatus.Kind;
import de.mat.intake.ImportStatus.Quarantine;
import de.mat.mail.MailFailure;
import de.mat.mail.MailFailure.Cause;
import de.mat.mail.Protocol;
import de.mat.mail.Stage;
import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the import is doing, from the runs of the real schema. */
class ImportHealthServiceTest {

    private static final Duration INTERVAL = Duration.ofMinutes(2);

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    private final ManualClock clock = new ManualClock();
    private final RunBooks runs = new RunBooks(database, clock);

    private Instant configured = clock.instant();
    private Instant started = clock.instant();
    private boolean importing = true;

    @BeforeEach
    void someTimeAfterTheStart() {
        clock.advance(Duration.ofMinutes(1));
    }

    @Test
    void isOffWithoutAnAccountThatImports() {
        importing = false;

        assertEquals(Kind.OFF, status().kind());
        assertTrue(status().isWorking());
    }

    @Test
    void worksWhenTheLastRunWasComplete() {
        Instant ended = run(RunOutcome.COMPLETE, 0);

        assertEquals(Kind.WORKING, status().kind());
        assertEquals(Optional.of(ended), status().worked());
        assertEquals(Optional.empty(), status().since());
    }

    @Test
    void isLateWhenNoRunWorkedForThreeIntervalsAndTheLongestRun() {
        Instant worked = run(RunOutcome.COMPLETE, 0);

        clock.advance(Duration.ofMinutes(11));
        assertEquals(Kind.WORKING, status().kind());

        clock.advance(Duration.ofSeconds(1));
        assertEquals(Kind.LATE, status().kind());
        assertEquals(Optional.of(worked), status().since());
        assertFalse(status().isWorking());
    }

    @Test
    void isNoLongerLateAfterARunThatWorked() {
        run(RunOutcome.COMPLETE, 0);
        clock.advance(Duration.ofHours(1));
        assertEquals(Kind.LATE, status().kind());

        run(RunOutcome.COMPLETE, 0);

        assertEquals(Kind.WORKING, status().kind());
    }

    @Test
    void isLateWhenThereNeverWasARun() {
        clock.advance(Duration.ofMinutes(30));

        assertEquals(Kind.LATE, status().kind());
        assertEquals(Optional.of(configured), status().since());
    }

    @Test
    void isNotLateBecauseMatWasNotRunning() {
        Instant worked = run(RunOutcome.COMPLETE, 0);
        clock.advance(Duration.ofDays(3));
        started = clock.instant();
        clock.advance(Duration.ofMinutes(2));

        assertEquals(Kind.WORKING, status().kind());

        clock.advance(Duration.ofMinutes(20));
        assertEquals(Kind.LATE, status().kind());
        assertEquals(Optional.of(worked), status().since());
    }

    @Test
    void failsFromTheThirdFailureInARowOnSinceTheFirst() {
        run(RunOutcome.COMPLETE, 0);
        Instant first = clock.instant();
        fail(Cause.REFUSED);
        fail(Cause.REFUSED);
        assertEquals(Kind.WORKING, status().kind());

        fail(Cause.NO_ANSWER);

        assertEquals(Kind.FAILING, status().kind());
        assertEquals(Optional.of(first), status().since());
        assertEquals(Optional.of(Cause.NO_ANSWER), status().cause());
        assertTrue(status().isServerFault());
    }

    @Test
    void oneRunThatWorksEndsTheRow() {
        fail(Cause.REFUSED);
        fail(Cause.REFUSED);
        run(RunOutcome.COMPLETE, 0);
        fail(Cause.REFUSED);
        fail(Cause.REFUSED);

        assertEquals(Kind.WORKING, status().kind());
    }

    @Test
    void aRunThatBroughtMailsInWorkedEvenIfItWasCutOff() {
        for (int i = 0; i < 5; i++) {
            save(
                    started(),
                    new ImportRun(started(), clock.instant(), imported(20), RunOutcome.SERVER_FAILED)
                            .because(failure(Cause.DEADLINE)));
        }

        assertEquals(Kind.WORKING, status().kind());
    }

    @Test
    void aStoppedRunIsNeitherASuccessNorAFailure() {
        fail(Cause.REFUSED);
        fail(Cause.REFUSED);
        run(RunOutcome.ENDED_EARLY, 0);
        assertEquals(Kind.WORKING, status().kind());

        fail(Cause.REFUSED);

        assertEquals(Kind.FAILING, status().kind());
    }

    @Test
    void aSingleFailureExplainsALateImport() {
        fail(Cause.REFUSED);
        clock.advance(Duration.ofHours(1));

        assertEquals(Kind.FAILING, status().kind());
        assertEquals(Optional.of(Cause.REFUSED), status().cause());
    }

    @Test
    void aRejectedLoginCountsAtOnceAndWhileTheGatePausesIt() {
        run(RunOutcome.COMPLETE, 0);
        Instant first = clock.instant();
        fail(Cause.PASSWORD_LOGIN_DISABLED_GOOGLE);
        assertEquals(Kind.LOGIN_REJECTED, status().kind());

        run(RunOutcome.LOGIN_PAUSED, 0);

        assertEquals(Kind.LOGIN_REJECTED, status().kind());
        assertEquals(Optional.of(first), status().since());
        assertEquals(Optional.of(Cause.PASSWORD_LOGIN_DISABLED_GOOGLE), status().cause());
    }

    @Test
    void aPauseThatOthersBroughtAboutIsARejectedLoginToo() {
        run(RunOutcome.LOGIN_PAUSED, 0);

        assertEquals(Kind.LOGIN_REJECTED, status().kind());
        assertEquals(Optional.of(Cause.LOGIN_REJECTED), status().cause());
    }

    @Test
    void aFaultOfOurOwnIsNotTheServers() {
        run(RunOutcome.BROKEN, 0);
        run(RunOutcome.BROKEN, 0);
        run(RunOutcome.BROKEN, 0);

        assertEquals(Kind.BROKEN, status().kind());
        assertFalse(status().isServerFault());
    }

    @Test
    void whatAnEarlierAccountFailedAtDoesNotCount() {
        fail(Cause.LOGIN_REJECTED);

        configured = clock.instant();

        assertEquals(Kind.WORKING, status().kind());
    }

    @Test
    void countsWhatWaitsForAPersonSinceTheFirst() {
        assertEquals(new Quarantine(0, Optional.empty()), status().quarantine());
        Books books = new Books(database, clock);
        long position = books.open(new FolderGeneration(1, "imap.example.com", "a", "INBOX", 1), started)
                .getId();
        Instant first = clock.instant();
        books.fail(position, FailedMail.of(1, MailProblem.TOO_LARGE));
        clock.advance(Duration.ofMinutes(1));
        books.fail(position, FailedMail.of(2, MailProblem.TOO_LARGE));
        books.leaveAlone(position, List.of(3L), LedgerState.NOT_FOR_US);

        assertEquals(new Quarantine(2, Optional.of(first)), status().quarantine());
    }

    private ImportStatus status() {
        return database.compute(entityManager -> new ImportHealthService(
                        entityManager, new ImportingAccount(configured, importing), clock, INTERVAL, started)
                .status());
    }

    /** A run of one second that began just now; the next one begins a minute later. */
    private Instant run(RunOutcome outcome, int imported) {
        Instant begun = started();
        return save(begun, new ImportRun(begun, begun.plusSeconds(1), imported(imported), outcome));
    }

    private void fail(Cause cause) {
        Instant begun = started();
        save(
                begun,
                new ImportRun(begun, begun.plusSeconds(1), imported(0), RunOutcome.SERVER_FAILED)
                        .because(failure(cause)));
    }

    private Instant started() {
        return clock.instant();
    }

    private Instant save(Instant begun, ImportRun run) {
        runs.ended(run, Optional.empty());
        clock.advance(Duration.ofSeconds(1));
        return begun.plusSeconds(1);
    }

    private static ImportCount imported(int mails) {
        ImportCount count = new ImportCount();
        for (int i = 0; i < mails; i++) {
            count.oneImported();
        }
        return count;
    }

    private static MailFailure failure(Cause cause) {
        return new MailFailure(Protocol.IMAP, Stage.CONNECT, cause, Optional.empty(), List.of(), Optional.empty());
    }
}
