package de.mat.intake;

/** How an import run ended. */
public enum RunOutcome {
    /** Everything new was processed. */
    COMPLETE,
    /** Ended before its time: the account changed, or MAT is shutting down. The next run goes on. */
    ENDED_EARLY,
    /** Not begun: the account's login was refused before and pauses. */
    LOGIN_PAUSED,
    /** The mail server failed. */
    SERVER_FAILED,
    /** MAT itself failed (its database, or a defect): the log tells. */
    BROKEN
}
