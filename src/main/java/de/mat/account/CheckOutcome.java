package de.mat.account;

/** How a test ended. */
public enum CheckOutcome {
    /** It has not. */
    RUNNING,
    /** Every step passed, and the values were stored. */
    STORED,
    /** A server could not be used. */
    FAILED,
    /** Every step passed, but somebody else stored the account meanwhile. */
    CONFLICT,
    /** No login was tried, because servers rejected the same one several times. */
    PAUSED,
    /** It broke by a fault of our own; nothing was stored. */
    BROKEN
}
