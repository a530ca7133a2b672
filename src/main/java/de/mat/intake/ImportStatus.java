package de.mat.intake;

import de.mat.account.AccountDetails;
import de.mat.account.LoginRejections;
import de.mat.mail.MailFailure.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What everybody who signs in has to know about the import.
 *
 * @param details of the account that imports, when there is one
 * @param since of a problem: the first run that failed, or the last one that worked
 * @param cause why the mail server could not be used, when it was the one that failed
 * @param worked when an import last brought in what was there
 * @param quarantine what waits for a person
 */
public record ImportStatus(
        Kind kind,
        Optional<AccountDetails> details,
        Optional<Instant> since,
        Optional<Cause> cause,
        Optional<Instant> worked,
        Quarantine quarantine) {

    /** From the worst on. */
    public enum Kind {
        /** The mail server does not take the login any more. */
        LOGIN_REJECTED,
        /** The mail server cannot be used, for several runs in a row. */
        FAILING,
        /** MAT itself fails, for several runs in a row. */
        BROKEN,
        /** No run has worked for much longer than the interval, and none says why. */
        LATE,
        WORKING,
        /** Nothing is to be imported. */
        OFF
    }

    /**
     * Mails that could not be imported.
     *
     * @param since when the first of them was given up
     */
    public record Quarantine(int count, Optional<Instant> since) {}

    /**
     * The runs of the account as it is now.
     *
     * @param worked when the last one that worked ended
     * @param failures how many failed since
     * @param firstFailure when the first of these began
     * @param lastOutcome of the last of these
     * @param lastCause of the last of these that the mail server failed
     */
    record History(
            Optional<Instant> worked,
            long failures,
            Optional<Instant> firstFailure,
            Optional<RunOutcome> lastOutcome,
            Optional<Cause> lastCause) {}

    /** A mail server may be away for a moment. */
    private static final int FAILURES_THAT_COUNT = 3;

    static ImportStatus off(Quarantine quarantine) {
        return new ImportStatus(
                Kind.OFF, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), quarantine);
    }

    /**
     * Judges the runs.
     *
     * @param expectedFrom since when runs are to be expected: none can have worked before
     * @param patience how long there may be none that worked
     */
    static ImportStatus of(
            AccountDetails details,
            History runs,
            Quarantine quarantine,
            Instant expectedFrom,
            Duration patience,
            Instant now) {
        Instant lastChance = runs.worked().filter(expectedFrom::isBefore).orElse(expectedFrom);
        boolean late = lastChance.plus(patience).isBefore(now);
        Kind kind = kind(runs, late);
        Optional<Instant> since = switch (kind) {
            case WORKING, OFF -> Optional.empty();
            case LATE -> Optional.of(runs.worked().orElse(expectedFrom));
            case LOGIN_REJECTED, FAILING, BROKEN -> runs.firstFailure();
        };
        Optional<Cause> cause = switch (kind) {
            case LOGIN_REJECTED ->
                Optional.of(runs.lastCause().filter(LoginRejections::contains).orElse(Cause.LOGIN_REJECTED));
            case FAILING -> runs.lastCause();
            case WORKING, OFF, LATE, BROKEN -> Optional.empty();
        };
        return new ImportStatus(kind, Optional.of(details), since, cause, runs.worked(), quarantine);
    }

    private static Kind kind(History runs, boolean late) {
        if (runs.lastOutcome().isEmpty()) {
            return late ? Kind.LATE : Kind.WORKING;
        }
        RunOutcome last = runs.lastOutcome().get();
        if (last == RunOutcome.LOGIN_PAUSED
                || last == RunOutcome.SERVER_FAILED
                        && runs.lastCause().filter(LoginRejections::contains).isPresent()) {
            return Kind.LOGIN_REJECTED;
        }
        if (!late && runs.failures() < FAILURES_THAT_COUNT) {
            return Kind.WORKING;
        }
        return last == RunOutcome.BROKEN ? Kind.BROKEN : Kind.FAILING;
    }

    /** Whether it is the mail server's fault or the account's, rather than MAT's. */
    public boolean isServerFault() {
        return kind == Kind.LOGIN_REJECTED || kind == Kind.FAILING;
    }

    /** Whether mails come in as they should. */
    public boolean isWorking() {
        return kind == Kind.WORKING || kind == Kind.OFF;
    }
}
