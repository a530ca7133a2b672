package de.mat.account;

import de.mat.mail.MailFailure.Cause;
import de.mat.mail.Protocol;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/**
 * The health of one of the account's servers, made of single looks at it. A rejected login counts at once, any other failure from the
 * second in a row on, and one success ends both.
 */
@Entity
@Table(name = "account_health")
@NamedQuery(name = AccountHealth.ALL, query = "select h from AccountHealth h")
@NamedQuery(name = AccountHealth.FORGET, query = "delete from AccountHealth h")
public class AccountHealth {

    static final String ALL = "AccountHealth.all";
    static final String FORGET = "AccountHealth.forget";

    private static final int FAILURES_THAT_COUNT = 2;

    @Id
    @Enumerated(EnumType.STRING)
    private Protocol protocol;

    @Version
    private long version;

    @Enumerated(EnumType.STRING)
    private HealthState state = HealthState.WORKING;

    @Enumerated(EnumType.STRING)
    @Column(name = "failure_cause")
    private Cause cause;

    private Instant since;

    @Column(name = "failures_in_row")
    private int failuresInRow;

    @Column(name = "first_failure")
    private Instant firstFailure;

    protected AccountHealth() {}

    /** A server that works. */
    AccountHealth(Protocol protocol, Instant now) {
        this.protocol = protocol;
        this.since = now;
    }

    /** The server worked. */
    void succeeded(Instant now) {
        failuresInRow = 0;
        firstFailure = null;
        become(HealthState.WORKING, null, now);
    }

    /** The server could not be used. */
    void failed(Cause failure, Instant now) {
        if (LoginRejections.contains(failure)) {
            failuresInRow = 0;
            firstFailure = null;
            become(HealthState.LOGIN_REJECTED, failure, now);
            return;
        }
        failuresInRow++;
        if (failuresInRow == 1) {
            firstFailure = now;
        }
        if (failuresInRow >= FAILURES_THAT_COUNT) {
            become(HealthState.UNREACHABLE, failure, firstFailure);
        }
    }

    /** The gate keeps its login back, because it was rejected before, whoever tried. */
    void paused(Instant now) {
        if (state != HealthState.LOGIN_REJECTED) {
            failed(Cause.LOGIN_REJECTED, now);
        }
    }

    private void become(HealthState newState, Cause newCause, Instant instant) {
        if (state != newState) {
            state = newState;
            since = instant;
        }
        cause = newCause;
    }

    public Protocol getProtocol() {
        return protocol;
    }

    public HealthState getState() {
        return state;
    }

    /** Why it is not working. */
    public Optional<Cause> getCause() {
        return Optional.ofNullable(cause);
    }

    /** Since when it is in this state. */
    public Instant getSince() {
        return since;
    }
}
