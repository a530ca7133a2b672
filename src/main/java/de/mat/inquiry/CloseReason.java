package de.mat.inquiry;

/** Why an inquiry was closed. */
public enum CloseReason {
    SOLD,
    /** The buyer did not write again. */
    NO_ANSWER,
    /** The price was not to the buyer's liking. */
    PRICE,
    /** Somebody else had bought the machine. */
    ALREADY_SOLD,
    SPAM,
    OTHER
}
