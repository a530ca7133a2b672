package de.mat.inquiry;

/** Why an answer was not sent. */
public enum AnswerProblem {
    NO_TEXT,
    /** The inquiry says no address that can be written to. */
    NO_ADDRESS,
    /** The author has no address for the copy. */
    NO_OWN_ADDRESS,
    /** It was sent or discarded before, in another window perhaps. */
    NO_DRAFT
}
