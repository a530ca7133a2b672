package de.mat.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** Who is at a message right now, until when that is to be believed, and how far it came. */
@Embeddable
class DeliveryClaim {

    @Column(name = "claim")
    private String sender;

    @Column(name = "claimed_until")
    private Instant until;

    /** The end of the message is being sent: the server may have it. */
    @Column(name = "handed_over")
    private boolean handedOver;

    void take(String by, Instant end) {
        sender = by;
        until = end;
    }

    void release() {
        sender = null;
        until = null;
        handedOver = false;
    }

    String sender() {
        return sender;
    }

    boolean isHandedOver() {
        return handedOver;
    }
}
