package de.mat.account;

import de.mat.account.CheckStep.State;
import de.mat.mail.MailFailure;
import de.mat.mail.Protocol;
import de.mat.mail.Stage;
import de.mat.mail.StageListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a test of the account is: written by the thread that tests, read by the page. Knows no password. A failure marks the step
 * that was running.
 */
public final class CheckProgress implements StageListener {

    private static final List<Stage> SMTP =
            List.of(Stage.NAME, Stage.CONNECT, Stage.ENCRYPT, Stage.LOGIN, Stage.SENDER, Stage.MESSAGE);
    private static final List<Stage> IMAP =
            List.of(Stage.NAME, Stage.CONNECT, Stage.ENCRYPT, Stage.LOGIN, Stage.MAILBOX);

    /** A test that has not told its end by then, well after its deadline, never will: its thread is gone. */
    static final Duration LONGEST = Duration.ofMinutes(1);

    private final String id = UUID.randomUUID().toString();
    private final long userId;
    private final AccountDetails details;
    private final Clock clock;
    private final Instant begun;
    private final List<CheckStep> steps;

    private Instant stepBegun;
    private CheckOutcome outcome = CheckOutcome.RUNNING;
    private MailFailure failure;
    private Instant pausedUntil;
    private Long storedVersion;

    /**
     * A test that begins now.
     *
     * @param userId who tests; nobody else may look at it
     */
    CheckProgress(long userId, AccountDetails details, Clock clock) {
        this.userId = userId;
        this.details = details.copy();
        this.clock = clock;
        this.begun = clock.instant();
        this.stepBegun = begun;
        this.steps = waitingSteps(details.isImportEnabled());
    }

    /** The steps of a test before it begins. */
    public static List<CheckStep> waitingSteps(boolean withImport) {
        List<CheckStep> steps = new ArrayList<>();
        SMTP.forEach(stage -> steps.add(waiting(Protocol.SMTP, stage)));
        if (withImport) {
            IMAP.forEach(stage -> steps.add(waiting(Protocol.IMAP, stage)));
        }
        return steps;
    }

    private static CheckStep waiting(Protocol protocol, Stage stage) {
        return new CheckStep(protocol, stage, State.WAITING, Optional.empty());
    }

    @Override
    public synchronized void started(Protocol protocol, Stage stage) {
        stepBegun = clock.instant();
        set(protocol, stage, State.RUNNING, Optional.empty());
    }

    @Override
    public synchronized void passed(Protocol protocol, Stage stage) {
        set(protocol, stage, State.PASSED, Optional.of(Duration.between(stepBegun, clock.instant())));
        stepBegun = clock.instant();
    }

    synchronized void stored(long version) {
        storedVersion = version;
        outcome = CheckOutcome.STORED;
    }

    synchronized void failed(MailFailure reason) {
        failure = reason;
        set(reason.protocol(), reason.stage(), State.FAILED, Optional.of(Duration.between(stepBegun, clock.instant())));
        outcome = CheckOutcome.FAILED;
    }

    synchronized void conflict() {
        outcome = CheckOutcome.CONFLICT;
    }

    synchronized void paused(Instant until) {
        pausedUntil = until;
        outcome = CheckOutcome.PAUSED;
    }

    synchronized void broke() {
        outcome = CheckOutcome.BROKEN;
    }

    /** Not to be guessed. */
    public String id() {
        return id;
    }

    boolean belongsTo(long user) {
        return userId == user;
    }

    Instant begun() {
        return begun;
    }

    /** What is being tested. */
    public AccountDetails details() {
        return details.copy();
    }

    /** All steps in their order. */
    public synchronized List<CheckStep> steps() {
        return outcome() == CheckOutcome.BROKEN
                ? steps.stream().map(CheckProgress::ended).toList()
                : List.copyOf(steps);
    }

    public synchronized CheckOutcome outcome() {
        boolean lost = outcome == CheckOutcome.RUNNING && clock.instant().isAfter(begun.plus(LONGEST));
        return lost ? CheckOutcome.BROKEN : outcome;
    }

    public boolean isRunning() {
        return outcome() == CheckOutcome.RUNNING;
    }

    /** Why it failed. */
    public synchronized Optional<MailFailure> failure() {
        return Optional.ofNullable(failure);
    }

    /** Until when no login is tried. */
    public synchronized Optional<Instant> pausedUntil() {
        return Optional.ofNullable(pausedUntil);
    }

    /** The version of the account that the test stored. */
    public synchronized Optional<Long> storedVersion() {
        return Optional.ofNullable(storedVersion);
    }

    private static CheckStep ended(CheckStep step) {
        return step.state() == State.RUNNING ? waiting(step.protocol(), step.stage()) : step;
    }

    private void set(Protocol protocol, Stage stage, State state, Optional<Duration> duration) {
        steps.replaceAll(step -> step.protocol() == protocol && step.stage() == stage
                ? new CheckStep(protocol, stage, state, duration)
                : step);
    }
}
