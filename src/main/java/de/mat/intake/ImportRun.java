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
import java.time.Duration;
import java.time.Instant;

/** One import, as it went. */
@Entity
@Table(name = "import_run")
@NamedQuery(name = ImportRun.LATEST, query = "select r from ImportRun r order by r.started desc, r.id desc")
@NamedQuery(
        name = ImportRun.WORKED,
        query =
                "select r from ImportRun r where r.started >= :from"
                        + " and (r.outcome = de.mat.intake.RunOutcome.COMPLETE or r.imported > 0 or r.joined > 0) order by r.ended desc")
@NamedQuery(name = ImportRun.COUNT_FAILED, query = "select count(r)" + ImportRun.FAILED_FROM)
@NamedQuery(name = ImportRun.FAILED, query = "select r" + ImportRun.FAILED_FROM + " order by r.started, r.id")
@NamedQuery(
        name = ImportRun.LATEST_FAILED,
        query = "select r" + ImportRun.FAILED_FROM + " order by r.started desc, r.id desc")
@NamedQuery(
        name = ImportRun.LATEST_FAILED_BY_SERVER,
        query = "select r" + ImportRun.FAILED_FROM
                + " and r.failureCause is not null order by r.started desc, r.id desc")
public class ImportRun {

    static final String LATEST = "ImportRun.latest";
    static final String WORKED = "ImportRun.worked";
    static final String COUNT_FAILED = "ImportRun.countFailed";
    static final String FAILED = "ImportRun.failed";
    static final String LATEST_FAILED = "ImportRun.latestFailed";
    static final String LATEST_FAILED_BY_SERVER = "ImportRun.latestFailedByServer";

    /** One that was cut off but brought mails in did not fail, and one that was stopped did neither. */
    static final String FAILED_FROM = " from ImportRun r where r.started >= :from and r.imported = 0 and r.joined = 0"
            + " and r.outcome in (de.mat.intake.RunOutcome.SERVER_FAILED, de.mat.intake.RunOutcome.LOGIN_PAUSED,"
            + " de.mat.intake.RunOutcome.BROKEN)";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "import_run_seq")
    @SequenceGenerator(name = "import_run_seq", sequenceName = "import_run_seq", allocationSize = 50)
    private Long id;

    private Instant started;

    private Instant ended;

    private int found;

    private int imported;

    private int joined;

    private int known;

    @Column(name = "to_retry")
    private int toRetry;

    private int quarantined;

    private int searched;

    private int envelopes;

    private int bodies;

    @Enumerated(EnumType.STRING)
    private RunOutcome outcome;

    @Enumerated(EnumType.STRING)
    @Column(name = "failure_stage")
    private Stage failureStage;

    @Enumerated(EnumType.STRING)
    @Column(name = "failure_cause")
    private MailFailure.Cause failureCause;

    @Column(name = "account_version")
    private long accountVersion;

    private String host;

    private Integer port;

    private boolean renumbered;

    protected ImportRun() {}

    /** A run that has ended. */
    ImportRun(Instant started, Instant ended, ImportCount count, RunOutcome outcome) {
        this.started = started;
        this.ended = ended;
        this.found = count.found();
        this.imported = count.imported();
        this.joined = count.joined();
        this.known = count.known();
        this.toRetry = count.toRetry();
        this.quarantined = count.quarantined();
        this.searched = count.searched();
        this.envelopes = count.envelopes();
        this.bodies = count.bodies();
        this.outcome = outcome;
    }

    /** Names what the mail server did. */
    ImportRun because(MailFailure failure) {
        failureStage = failure.stage();
        failureCause = failure.cause();
        return this;
    }

    /** Names what was imported from. */
    ImportRun from(long version, String server, int serverPort) {
        accountVersion = version;
        host = server;
        port = serverPort;
        return this;
    }

    /** The mail server has numbered its mails anew before this run. */
    void renumbered() {
        renumbered = true;
    }

    /**
     * Whether it is time for the next run, on whatever node: this one began long enough ago, or was of an account that was changed since.
     * A clock that was put back makes it time as well.
     */
    boolean isLongAgo(Instant now, Duration interval, long version) {
        return accountVersion != version || now.isBefore(started) || !now.isBefore(started.plus(interval));
    }

    public Long getId() {
        return id;
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

    /** Those that continue an inquiry. */
    public int getJoined() {
        return joined;
    }

    /** Those that were settled before, under another number. */
    public int getKnown() {
        return known;
    }

    /** Those that failed and will be tried again. */
    public int getToRetry() {
        return toRetry;
    }

    /** Those that were given up in this run. */
    public int getQuarantined() {
        return quarantined;
    }

    /** Mails whose senders the server looked at. */
    public int getSearched() {
        return searched;
    }

    /** Envelopes that MAT read. */
    public int getEnvelopes() {
        return envelopes;
    }

    /** Mails that MAT read. */
    public int getBodies() {
        return bodies;
    }

    /** Whether the mail server has numbered its mails anew before it; told once. */
    public boolean isRenumbered() {
        return renumbered;
    }

    /** How long it took. */
    public Duration getDuration() {
        return Duration.between(started, ended);
    }

    public RunOutcome getOutcome() {
        return outcome;
    }

    /** The mail server; null in runs of long ago. */
    public String getHost() {
        return host;
    }

    /** Of the mail server; null in runs of long ago. */
    public Integer getPort() {
        return port;
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
