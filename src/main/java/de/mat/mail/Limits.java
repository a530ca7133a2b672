package de.mat.mail;

/**
 * What a server may send at most; beyond it the connection ends, so that a hostile server cannot exhaust the heap or the stack.
 *
 * @param line the longest line, in bytes
 * @param literal the largest IMAP literal, in bytes; 0 where the protocol has none
 * @param answer bytes between two commands of ours
 */
record Limits(int line, long literal, long answer) {

    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    /** Before the login no server has much to say. */
    static final Limits LOGIN = new Limits(8 * KIB, 8L * KIB, 64L * KIB);

    /** SMTP replies are short; a bulk reply to EHLO fits many times. */
    static final Limits SMTP = new Limits(8 * KIB, 0, 64L * KIB);

    /** Reading a mailbox: one literal of the given size, long lists of numbers and envelopes. */
    static Limits mailbox(long largestLiteral) {
        return new Limits(MIB, largestLiteral, largestLiteral + 16L * MIB);
    }

    boolean hasLiterals() {
        return literal > 0;
    }
}
