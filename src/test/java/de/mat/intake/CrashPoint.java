package de.mat.intake;

/** Where the process is stopped, in the order of an import. */
enum CrashPoint {
    AFTER_CONNECT,
    AFTER_SEARCH,
    AFTER_ENVELOPES,
    AFTER_FETCH,
    AFTER_PARSE,
    /** Inside the transaction of the third inquiry, when all of it is written. */
    BEFORE_COMMIT,
    /** When the transaction of the third inquiry has ended. */
    AFTER_COMMIT,
    BEFORE_ADVANCE,
    AFTER_ADVANCE,
    BEFORE_RECORD,
    /** Nowhere: the undisturbed run. */
    NOWHERE
}
