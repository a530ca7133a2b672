package de.mat.mailing;

/** How far a bulk mail is. */
public enum MailingState {
    /** It is being written; nobody has got it. */
    DRAFT,
    /** It goes to one recipient after the other. */
    RUNNING,
    /** A person wants it to wait. */
    PAUSED,
    /** It cannot go on by itself. */
    STOPPED,
    /** Every recipient was written to, or left out for a reason. */
    FINISHED,
    /** A person ended it before its end. */
    CANCELLED
}
