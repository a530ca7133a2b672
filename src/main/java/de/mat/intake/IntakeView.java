package de.mat.intake;

import de.mat.account.FailureExplanation;
import de.mat.faces.Messages;
import de.mat.mail.Protocol;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;

/** The card of the import on the Dashboard: how it is doing, how the last run went, "Jetzt importieren" and "Anhalten". */
@Named
@RequestScoped
public class IntakeView {

    @Inject
    private Importer importer;

    @Inject
    private ImportRunService runs;

    @Inject
    private ImportHealthService health;

    @Inject
    private ImportStatusText text;

    @Inject
    private RunningImport running;

    private boolean isRunning;
    private ImportStatus status;
    private Optional<ImportRun> lastRun;

    /** Called again before the card is rendered: a run may have begun or ended since the request came in. */
    @PostConstruct
    public void load() {
        // First of all: a run that is over has left its record.
        isRunning = running.isRunning();
        status = health.status();
        lastRun = runs.lastRun();
    }

    /** Whether there is an account that imports. */
    public boolean isConfigured() {
        return status.kind() != ImportStatus.Kind.OFF;
    }

    /** Whether an import is running. */
    public boolean isRunning() {
        return isRunning;
    }

    /** Whether it was told to end, and has not yet. */
    public boolean isEnding() {
        return running.isEnding();
    }

    /** How far the running import is. */
    public ImportCount getCount() {
        return running.count();
    }

    /** What is wrong, or null. */
    public String getProblem() {
        return text.problem(status).orElse(null);
    }

    /** Whether the account's dialog helps, rather than the record of the runs. */
    public boolean isServerFault() {
        return status.isServerFault();
    }

    /** The run that ended last; null when there was none. */
    public ImportRun getLastRun() {
        return lastRun.orElse(null);
    }

    /** Whether how the last run ended says anything that the problem does not. */
    public boolean isOutcomeTold() {
        return status.isWorking()
                || getLastRun().getOutcome() == RunOutcome.LOGIN_PAUSED
                || getLastRun().getOutcome() == RunOutcome.ENDED_EARLY;
    }

    /** How the last run ended, in one sentence. */
    public String getOutcome() {
        ImportRun run = getLastRun();
        return Messages.text(
                "intake.outcome." + run.getOutcome(),
                run.getImported() + run.getJoined(),
                run.getImported(),
                run.getQuarantined(),
                cause(run),
                run.getJoined());
    }

    /** That mails wait for a person because they could not be imported, or null. */
    public String getQuarantine() {
        return text.quarantine(status).orElse(null);
    }

    /** Starts an import; the page goes on at once. */
    public void importNow() {
        running.request();
        importer.importNow();
    }

    /** Ends the running import after the mail it is at; the next one goes on. */
    public void stop() {
        running.abort();
    }

    private String cause(ImportRun run) {
        return run.getFailureCause() == null
                ? ""
                : FailureExplanation.brief(
                        run.getFailureCause(), Protocol.IMAP, status.details().orElseThrow());
    }
}
