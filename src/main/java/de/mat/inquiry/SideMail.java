package de.mat.inquiry;

import de.mat.delivery.DeliveryOutcome;
import de.mat.delivery.DeliveryState;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/** A mail that belongs to an inquiry and answers nobody (a notification, the copy of an answer), and what became of it. */
@Embeddable
public class SideMail {

    @Column(name = "delivery_id")
    private Long deliveryId;

    @Enumerated(EnumType.STRING)
    private DeliveryState state = DeliveryState.WAITING;

    private String reply = "";

    private Instant settled;

    /** One that waits for its message. */
    SideMail() {}

    /** One that is on its way. */
    SideMail(long deliveryId) {
        this.deliveryId = deliveryId;
    }

    /** This became of it in the queue. */
    void settle(DeliveryOutcome outcome, Instant now) {
        state = outcome.state();
        reply = outcome.reply();
        settled = now;
    }

    /** Null while there is no message. */
    Long getDeliveryId() {
        return deliveryId;
    }

    DeliveryState getState() {
        return state;
    }

    /** The server's own words; empty when there are none. */
    String getReply() {
        return reply;
    }

    /** When it came into its state; null until the queue told of it. */
    Instant getSettled() {
        return settled;
    }

    /** Whether somebody has to know: it did not arrive, or it did not and is sent once more. */
    boolean isTroubled() {
        return state == DeliveryState.FAILED
                || state == DeliveryState.UNKNOWN
                || state == DeliveryState.WAITING && settled != null;
    }
}
