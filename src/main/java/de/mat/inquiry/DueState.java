package de.mat.inquiry;

/** How pressing an answer is. */
public enum DueState {
    /** Less than half of the wanted time has passed. */
    IN_TIME,
    SOON,
    /** The buyer waits longer than the dealer wants. */
    OVERDUE
}
