package de.mat.delivery;

import de.mat.mail.MailFailure.Cause;
import java.io.Serializable;
import java.time.Instant;

/**
 * A message in the outbox, without its words.
 *
 * @param written when it was submitted
 * @param since of the state
 * @param tries how often it failed and was tried again
 * @param cause why it failed the last time; null when it did not
 * @param reply the server's own words; empty when there are none
 */
public record OutboxLine(
        long id,
        Urgency urgency,
        DeliveryState state,
        String recipient,
        String subject,
        Instant written,
        Instant since,
        Instant nextTry,
        int tries,
        boolean perhapsArrived,
        Cause cause,
        String reply)
        implements Serializable {

    /** For the query. */
    public OutboxLine(
            Long id,
            Urgency urgency,
            DeliveryState state,
            String recipient,
            String subject,
            Instant written,
            Instant since,
            Instant nextTry,
            Integer tries,
            Boolean perhapsArrived,
            Cause cause,
            String reply) {
        this(
                id.longValue(),
                urgency,
                state,
                recipient,
                subject,
                written,
                since,
                nextTry,
                tries.intValue(),
                perhapsArrived.booleanValue(),
                cause,
                reply);
    }

    /** Whether a person has to decide. */
    public boolean isOpen() {
        return state == DeliveryState.FAILED || state == DeliveryState.UNKNOWN;
    }

    /** Whether a person may decide: nobody is at it. */
    public boolean isFree() {
        return state != DeliveryState.SENDING;
    }
}
