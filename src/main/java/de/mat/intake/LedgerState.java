package de.mat.intake;

/** What became of a mail that the server named as a candidate. */
public enum LedgerState {
    /** It became an inquiry. */
    IMPORTED,
    /** It joined an inquiry that was there. */
    JOINED,
    /** The same mail had become an inquiry before the server gave its mails new numbers (UIDVALIDITY). */
    KNOWN,
    /** Its exact sender belongs to no platform; its body was never fetched. */
    NOT_FOR_US,
    /** It was there long before the import began; its body was never fetched. */
    TOO_OLD,
    /** It failed, and before the next try somebody took it out of the folder. */
    TAKEN_AWAY,
    /** It failed, and will be tried again. */
    TO_RETRY,
    /** It failed too often; it waits for a person and holds nobody up. */
    QUARANTINED
}
