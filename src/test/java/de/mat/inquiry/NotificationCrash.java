package de.mat.inquiry;

/** Where a process that records an inquiry of a visitor, or tells the office of one, is stopped; in the order of events. */
enum NotificationCrash {
    /** The inquiry is written, and nobody is to be told yet. */
    RECORDED,
    /** It is written that the office is to be told. */
    ANNOUNCED,
    /** The message is in the queue. */
    SUBMITTED,
    /** All of that has become true; nothing was sent. */
    STORED,
    /** Of one that waited: it was taken to be told. */
    TAKEN,
    /** The message is in the queue. */
    QUEUED,
    /** That has become true; nothing was sent. */
    TOLD;

    /** Whether the inquiry was there before, and its notification waits. */
    boolean isOfWaiting() {
        return compareTo(TAKEN) >= 0;
    }
}
