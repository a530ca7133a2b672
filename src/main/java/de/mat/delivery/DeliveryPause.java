package de.mat.delivery;

import de.mat.mail.MailFailure.Cause;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;

/**
 * Nothing can be sent at all, because of the server or the account: why, since when, and when it is tried again. Each failure in a row
 * doubles the wait. One row for all nodes; there is none while sending works.
 */
@Entity
@Table(name = "delivery_pause")
@NamedQuery(name = DeliveryPause.END, query = "delete from DeliveryPause p")
@NamedQuery(
        name = DeliveryPause.START_PATIENCE,
        query = "update Delivery d set d.trying.giveUp = :giveUp where d.state = de.mat.delivery.DeliveryState.WAITING"
                + " and d.trying.giveUp is null")
@NamedQuery(
        name = DeliveryPause.HOPELESS,
        query = "select d from Delivery d where d.state = de.mat.delivery.DeliveryState.WAITING"
                + " and d.trying.giveUp <= :now order by d.id")
class DeliveryPause {

    static final String END = "DeliveryPause.end";
    static final String START_PATIENCE = "DeliveryPause.startPatience";
    static final String HOPELESS = "DeliveryPause.hopeless";

    static final long ID = 1;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int DOUBLINGS_TO_LONGEST = 7;

    @Id
    private long id = ID;

    @Version
    private long version;

    private Instant since;

    private Instant until;

    private int failures;

    @Enumerated(EnumType.STRING)
    @Column(name = "failure_cause")
    private Cause failureCause;

    private String reply;

    @Column(name = "account_version")
    private long accountVersion;

    protected DeliveryPause() {}

    DeliveryPause(Instant now) {
        since = now;
    }

    /** It failed again. */
    void failed(Cause cause, String words, long failedVersion, Instant now) {
        failures++;
        failureCause = cause;
        reply = words;
        accountVersion = failedVersion;
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS_TO_LONGEST));
        until = now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    /** Not before this instant, whatever the others say. */
    void notBefore(Instant instant) {
        until = instant;
    }

    /** An account that was changed since is tried at once. */
    boolean isOver(long currentVersion, Instant now) {
        return accountVersion != currentVersion || !now.isBefore(until);
    }

    Instant getSince() {
        return since;
    }

    Instant getUntil() {
        return until;
    }

    Cause getFailureCause() {
        return failureCause;
    }

    String getReply() {
        return reply;
    }
}
