package de.mat.mailing;

import de.mat.contact.RecipientCandidate;

/** A contact that was chosen for a mailing and does not get it. */
public record LeftOut(RecipientCandidate contact, Reason reason) {

    /** Why somebody gets no mail. */
    public enum Reason {
        NO_CONSENT,
        OBJECTION,
        RELAY,
        NO_ADDRESS,
        INVALID_ADDRESS,
        ERASED,
        /** Another contact with the same address gets it. */
        DOUBLE,
        /** By hand. */
        REMOVED
    }
}
