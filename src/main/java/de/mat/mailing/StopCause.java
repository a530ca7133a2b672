package de.mat.mailing;

/** Why a run stopped by itself, until a person lets it go on. */
public enum StopCause {
    /** The mail server does not let this sender send. */
    SENDER_REFUSED,
    /** One mail after the other was refused for what it says, whoever it was for. */
    CONTENT_REFUSED,
    /** One recipient after the other was refused. */
    REFUSED_IN_A_ROW,
    /** Too many of the last recipients were refused. */
    TOO_MANY_REFUSED
}
