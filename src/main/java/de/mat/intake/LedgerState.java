package de.mat.intake;

import java.util.EnumSet;
import java.util.Set;

/** What became of a mail that the server named as a candidate. */
public enum LedgerState {
    /** It became an inquiry, or several. */
    IMPORTED,
    /** It continues an inquiry, and was joined to it. */
    JOINED,
    /** The same mail was settled before the server gave its mails new numbers (UIDVALIDITY). */
    KNOWN,
    /** Its exact sender belongs to no platform; its body was never fetched. */
    NOT_FOR_US,
    /** It was there long before the import began; its body was never fetched. */
    TOO_OLD,
    /** It failed, and before the next try it was gone: taken out of the folder, or numbered anew. */
    TAKEN_AWAY,
    /** It failed, and will be tried again. */
    TO_RETRY,
    /** It failed too often; it waits for a person and holds nobody up. */
    QUARANTINED,
    /** A person decided against it when it was in quarantine, or the person who wrote it was erased; its text is gone. */
    DISCARDED;

    /** What stays decided when the same mail comes again under another number. */
    static final Set<LedgerState> DECIDED = EnumSet.of(IMPORTED, JOINED, QUARANTINED, DISCARDED);
}
