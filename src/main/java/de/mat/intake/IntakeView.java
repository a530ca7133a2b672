package de.mat.intake;

import de.mat.faces.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;

/** The card of the import on the Dashboard: how the last run went, and "Jetzt importieren". */
@Named
@RequestScoped
public class IntakeView {

    @Inject
    private Importer importer;

    @Inject
    private IntakeService intake;

    @Inject
    private RunningImport running;

    private Optional<ImportSource> source;
    private Optional<ImportRun> lastRun;

    /** Whether there is an account that imports. */
    public boolean isConfigured() {
        return source().isPresent();
    }

    /** Whether an import is running. */
    public boolean isRunning() {
        return running.isRunning();
    }

    /** Whether it was told to end, and has not yet. */
    public boolean isEnding() {
        return running.isEnding();
    }

    /** How many mails the running import has seen to. */
    public int getDone() {
        return running.count().done();
    }

    /** How many mails it is to see to; 0 until the mail server has told. */
    public int getCandidates() {
        return running.count().candidates();
    }

    /** The run that ended last; null when there was none. */
    public ImportRun getLastRun() {
        if (lastRun == null) {
            lastRun = intake.lastRun();
        }
        return lastRun.orElse(null);
    }

    /** How the last run ended, in one sentence. */
    public String getOutcome() {
        ImportRun run = getLastRun();
        return Messages.text(
                "intake.outcome." + run.getOutcome(),
                run.getFound(),
                run.getImported(),
                run.getQuarantined(),
                cause(run));
    }

    /** How many mails wait for a person because they could not be imported. */
    public int getQuarantined() {
        return intake.countQuarantined();
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
                : Messages.text(
                        "failure." + run.getFailureCause() + ".brief",
                        source().map(ImportSource::host).orElse(""),
                        source().map(from -> String.valueOf(from.port())).orElse(""),
                        "IMAP");
    }

    private Optional<ImportSource> source() {
        if (source == null) {
            source = importer.source();
        }
        return source;
    }
}
