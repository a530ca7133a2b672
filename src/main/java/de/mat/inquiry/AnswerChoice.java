package de.mat.inquiry;

/** What the list can be filtered by: whether the buyer has an answer. */
public enum AnswerChoice {
    /** Waits longer than the dealer wants. */
    OVERDUE,
    /** Waits, however long. */
    WAITING,
    /** Got a first one. */
    ANSWERED
}
