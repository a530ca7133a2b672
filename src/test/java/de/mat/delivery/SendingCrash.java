package de.mat.delivery;

/**
 * Where a process that sends is stopped, in the order of one message.
 */
enum SendingCrash {
    // At the mail server: before it answers
    GREETING(Fate.NOT_HANDED_OVER),
    MAIL(Fate.NOT_HANDED_OVER),
    RCPT(Fate.NOT_HANDED_OVER),
    DATA(Fate.NOT_HANDED_OVER),
    /** The server has the whole message, and has said nothing. */
    MESSAGE(Fate.TAKEN),
    // At the database
    BEFORE_CLAIM(Fate.NOT_HANDED_OVER),
    AFTER_CLAIM(Fate.NOT_HANDED_OVER),
    /** In mid-DATA: all but the end was sent. */
    BEFORE_HANDOVER(Fate.NOT_HANDED_OVER),
    AFTER_HANDOVER(Fate.HELD_BACK),
    /** The server has said that it took the message. */
    BEFORE_SENT(Fate.TAKEN),
    AFTER_SENT(Fate.NOT_HANDED_OVER),
    /** Nowhere: the undisturbed run. */
    NOWHERE(Fate.NOT_HANDED_OVER);

    /** What is true of the message that was being sent. */
    enum Fate {
        /** The books say that the server cannot have it, or that it has. */
        NOT_HANDED_OVER,
        /** The books say that the server may have it, and it has not. */
        HELD_BACK,
        /** The books say that the server may have it, and it has. */
        TAKEN
    }

    private final Fate fate;

    SendingCrash(Fate fate) {
        this.fate = fate;
    }

    /** Of bulk mail the last one alone is stored as sent on its own. */
    int timesWithBulkMail() {
        return this == BEFORE_SENT || this == AFTER_SENT ? 1 : 2;
    }

    Fate fate() {
        return fate;
    }
}
