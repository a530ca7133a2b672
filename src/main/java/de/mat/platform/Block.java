package de.mat.platform;

/**
 * The lines of a mail that are one inquiry: labels with their values, then the message.
 *
 * @param start its first label
 * @param message the line of the label of the message; -1 when it has none
 * @param end the line behind its last one
 */
record Block(int start, int message, int end) {

    boolean hasMessage() {
        return message >= 0;
    }
}
