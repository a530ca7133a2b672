package de.mat.intake;

/** What came of another try of a quarantined mail. */
public enum RetryOutcome {
    /** It is an inquiry now, or several. */
    IMPORTED,
    /** It was joined to the inquiry that it continues. */
    JOINED,
    /** It was never fetched; the next import does that. */
    TO_FETCH,
    /** No platform that is active has its sender. */
    NO_PLATFORM,
    /** It failed again. */
    FAILED,
    /** Somebody else has decided about it. */
    GONE
}
