package de.mat.delivery;

import java.util.List;

/** Which messages the outbox shows. */
public enum OutboxFilter {
    ALL(DeliveryState.FAILED, DeliveryState.UNKNOWN, DeliveryState.WAITING, DeliveryState.SENDING),
    WAITING(DeliveryState.WAITING, DeliveryState.SENDING),
    FAILED(DeliveryState.FAILED),
    UNKNOWN(DeliveryState.UNKNOWN);

    private final List<DeliveryState> states;

    OutboxFilter(DeliveryState... states) {
        this.states = List.of(states);
    }

    List<DeliveryState> states() {
        return states;
    }
}
