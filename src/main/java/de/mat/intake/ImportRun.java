package de.mat.intake;

import de.mat.mail.MailFailure;
import de.mat.mail.Stage;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** One import, as it went. */
@Entity
@Table(name = "import_run")
@NamedQuery(name = ImportRun.LATEST, query = "select r from ImportRun r order by r.started desc, r.id desc")
@NamedQuery(name = ImportRun.FORGET, query = "delete from ImportRun r where r.started < :before")
public class ImportRun {

    static final String LATEST = "ImportRun.latest";
    static final String FORGET = "ImportRun.forget";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "import_run_seq")
    @SequenceGenerator(name = "import_run_seq", sequenceName = "import_run_seq", allocationSize = 50)
    private Long id;

    private Instant started;

    private Instant ended;

    private int found;

    private int imported;

    private int quarantined;

    @Enumerated(EnumType.STRING)
    private RunOutcome outcome;

    @Enumerated(EnumType.STRING)
    @Column(name = "failure_stage")
    private Stage failureStage;

    @Enumerated(EnumType.STRING)
    @Column(name = "failure_cause")
    private MailFailure.Cause failureCause;

    protected ImportRun() {}

    /** A run that has ended. */
    ImportRun(Instant started, Instant ended, ImportCount count, RunOutcome outcome) {
        this.started = started;
        this.ended = ended;
        this.found = count.found();
        this.imported = count.imported();
        this.quarantined = count.quarantined();
        this.outcome = outcome;
    }

    /** Names what the mail server did. */
    ImportRun because(MailFailure failure) {
        failureStage = failure.stage();
        failureCause = failure.cause();
        return this;
    }

    public Instant getStarted() {
        return started;
    }

    public Instant getEnded() {
        return ended;
    }

    /** New mails whose exact sender belongs to a platform. */
    public int getFound() {
        return found;
    }

    /** Those that became inquiries. */
    public int getImported() {
        return imported;
    }

    /** Those that were given up in this run. */
    public int getQuarantined() {
        return quarantined;
    }

    public RunOutcome getOutcome() {
        return outcome;
    }

    /** Where the mail server failed; null when it did not. */
    public Stage getFailureStage() {
        return failureStage;
    }

    /** How the mail server failed; null when it did not. */
    public MailFailure.Cause getFailureCause() {
        return failureCause;
    }
}
