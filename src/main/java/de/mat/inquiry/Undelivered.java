package de.mat.inquiry;

import de.mat.delivery.DeliveryState;
import java.time.Instant;

/**
 * A mail about an inquiry that did not arrive, as the page of the inquiry shows it.
 *
 * @param kind what it was: the last part of the key of its words
 * @param delivery its message in the queue
 * @param recipient who has not got it
 * @param reply the server's own words; empty when there are none
 */
public record Undelivered(
        Kind kind, long delivery, DeliveryState state, String recipient, Instant settled, String reply) {

    /** What it was. */
    public enum Kind {
        NOTIFICATION,
        COPY
    }

    static Undelivered of(Kind kind, SideMail mail, String recipient) {
        return new Undelivered(
                kind, mail.getDeliveryId(), mail.getState(), recipient, mail.getSettled(), mail.getReply());
    }

    /** Whether it is sent once more. */
    public boolean waiting() {
        return state == DeliveryState.WAITING;
    }
}
