package de.mat.intake;

/** Why one mail could not be imported. */
public enum MailProblem {
    /**
     * The connection failed while this mail was fetched, or the server left it out. It may not be the mail's fault, so it is tried for
     * hours, after the others; not for ever, because the position waits before it.
     */
    NOT_FETCHED(100),
    /** Larger than {@code mat.import.max-size}: not fetched, and no second try would change that. */
    TOO_LARGE(1),
    /** Not readable as a mail. */
    UNREADABLE(3),
    /** Readable, but what it says could not be stored. */
    NOT_STORED(3);

    private final int tries;

    MailProblem(int tries) {
        this.tries = tries;
    }

    /** Whether so many tries are enough to give up. */
    boolean isHopelessAfter(int made) {
        return made >= tries;
    }
}
