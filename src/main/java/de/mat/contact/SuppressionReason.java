package de.mat.contact;

/** Why an address is on the suppression list. */
public enum SuppressionReason {
    OBJECTION,
    /** The person's data was erased; the hash alone stays, so that no import brings it back. */
    ERASED
}
