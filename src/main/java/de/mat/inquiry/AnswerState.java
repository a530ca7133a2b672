package de.mat.inquiry;

/** Where an answer is. */
public enum AnswerState {
    /** Its author writes it. */
    DRAFT,
    /** In the outgoing queue. */
    WAITING,
    /** A mail server took it. */
    SENT,
    /** A mail server refused it for good, or it was given up. */
    FAILED,
    /** A mail server may have it. */
    UNKNOWN,
    /** A person decided against sending it. */
    DISCARDED
}
