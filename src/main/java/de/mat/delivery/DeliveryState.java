package de.mat.delivery;

/** Where a message on its way out is. */
public enum DeliveryState {
    /** Will be tried, perhaps again. */
    WAITING,
    /** A sender is at it right now. */
    SENDING,
    /** The server took it. */
    SENT,
    /** The server refused it for good, or it was given up; the reply says what the server said last. */
    FAILED,
    /** The server may have it: it was handed over, and no answer came. A person decides. */
    UNKNOWN,
    /** A person decided against it. */
    DISCARDED
}
