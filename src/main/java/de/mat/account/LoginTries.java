package de.mat.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The login tries at one server of a mailbox that it did not accept: after the third with the same password there is a pause, twice as
 * long after each further one, because providers lock a mailbox after a few wrong passwords. Tries at the other server count too.
 */
@Entity
@Table(name = "login_gate")
class LoginTries {

    /** Tries before the first pause. */
    static final int FREE_TRIES = 3;

    static final Duration FIRST_PAUSE = Duration.ofMinutes(15);
    static final Duration LONGEST_PAUSE = Duration.ofHours(24);

    private static final int DOUBLINGS_TO_LONGEST = 7;

    @Id
    private String mailbox;

    @Version
    private long version;

    private String credential;

    private int tries;

    @Column(name = "blocked_until")
    private Instant blockedUntil;

    protected LoginTries() {}

    LoginTries(String mailbox, String credential) {
        this.mailbox = mailbox;
        this.credential = credential;
    }

    /** Begins anew with another password. */
    void startWith(String otherCredential) {
        credential = otherCredential;
        tries = 0;
        blockedUntil = null;
    }

    /** Until when nobody may try; empty when one may now. */
    Optional<Instant> pausedUntil(Instant now) {
        return Optional.ofNullable(blockedUntil).filter(now::isBefore);
    }

    /**
     * Counts a try as it begins, so that tries at the same moment count too, and one that never ends.
     *
     * @param elsewhere tries with the same password at the mailbox's other server
     */
    void begin(Instant now, int elsewhere) {
        tries++;
        if (tries + elsewhere >= FREE_TRIES) {
            blockedUntil = now.plus(pauseAfter(tries + elsewhere));
        }
    }

    int count() {
        return tries;
    }

    /** Takes a begun try back that told nothing about the password. */
    void takeBack() {
        tries = Math.max(0, tries - 1);
        blockedUntil = null;
    }

    String getCredential() {
        return credential;
    }

    private static Duration pauseAfter(int tries) {
        int doublings = Math.min(tries - FREE_TRIES, DOUBLINGS_TO_LONGEST);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
