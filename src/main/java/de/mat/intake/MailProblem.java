package de.mat.intake;

/** Why one mail could not be imported. */
public enum MailProblem {
    /** The connection failed while this mail was fetched. It may not be the mail's fault, so it is tried for ever, after the others. */
    NOT_FETCHED(Integer.MAX_VALUE),
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
