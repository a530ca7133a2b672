package de.mat.mailing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/** What a started mailing needs beside what it says: fixed at the start, but for when and why it stopped or ended. */
@Entity
@Table(name = "mailing_run")
class MailingRun {

    @Id
    @Column(name = "mailing_id")
    private long mailing;

    @Version
    private long version;

    @Column(name = "template_id")
    private long template;

    @Column(name = "leave_at")
    private String leaveAt;

    private String sender;

    private int recipients;

    private Instant since;

    private Instant ended;

    @Enumerated(EnumType.STRING)
    @Column(name = "stop_cause")
    private StopCause stopCause;

    @Column(name = "stop_reply")
    private String stopReply = "";

    protected MailingRun() {}

    MailingRun(long mailing, long template, Leaving leaving, int recipients, Instant now) {
        this.mailing = mailing;
        this.template = template;
        this.leaveAt = leaving.base().orElse(null);
        this.sender = leaving.sender();
        this.recipients = recipients;
        this.since = now;
    }

    /** It cannot go on by itself. */
    void stop(StopCause cause, String reply) {
        stopCause = cause;
        stopReply = reply;
    }

    /** A person lets it go on: what was refused until now counts no more. */
    void goOn(Instant now) {
        since = now;
        ended = null;
        stop(null, "");
    }

    void end(Instant now) {
        ended = now;
    }

    long getTemplate() {
        return template;
    }

    /** How its recipients leave. */
    Leaving leaving() {
        return new Leaving(Optional.ofNullable(leaveAt), sender);
    }

    int getRecipients() {
        return recipients;
    }

    /** From when on refusals count. */
    Instant getSince() {
        return since;
    }

    Optional<Instant> getEnded() {
        return Optional.ofNullable(ended);
    }

    Optional<StopCause> getStopCause() {
        return Optional.ofNullable(stopCause);
    }

    /** The server's own words. */
    String getStopReply() {
        return stopReply;
    }
}
