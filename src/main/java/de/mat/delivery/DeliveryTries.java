package de.mat.delivery;

import de.mat.mail.MailFailure.Cause;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;

/** How often a message was tried, why it failed the last time, and when it is tried again: later each time, and not for ever. */
@Embeddable
class DeliveryTries {

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);
    private static final int DOUBLINGS_TO_LONGEST = 5;

    @Column(name = "next_try")
    private Instant nextTry;

    @Column(name = "give_up")
    private Instant giveUp;

    private int tries;

    @Enumerated(EnumType.STRING)
    @Column(name = "failure_cause")
    private Cause failureCause;

    private String reply = "";

    protected DeliveryTries() {}

    DeliveryTries(Instant first) {
        nextTry = first;
    }

    void failed(Cause cause, String words) {
        failureCause = cause;
        reply = words;
    }

    /** It failed, and that was not the last time. */
    void again(Duration patience, Instant now) {
        giveUp = giveUp == null ? now.plus(patience) : giveUp;
        nextTry = now.plus(waitAfter(tries));
    }

    void count() {
        tries++;
    }

    boolean isHopeless(Duration patience, Instant now) {
        return patience.isZero() || giveUp != null && !now.isBefore(giveUp);
    }

    /** All from the start. */
    void restart(Instant now) {
        giveUp = null;
        tries = 0;
        nextTry = now;
    }

    void succeeded() {
        failed(null, "");
    }

    private static Duration waitAfter(int tries) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(tries - 1, DOUBLINGS_TO_LONGEST));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    Instant nextTry() {
        return nextTry;
    }

    int tries() {
        return tries;
    }

    Cause failureCause() {
        return failureCause;
    }

    String reply() {
        return reply;
    }
}
