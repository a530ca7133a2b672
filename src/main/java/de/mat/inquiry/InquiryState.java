package de.mat.inquiry;

/** How far the dealer is with an inquiry. */
public enum InquiryState {
    /** Nobody has opened it yet. */
    NEW,
    /** Somebody has opened it. */
    READ,
    /** The responsible user is at it. */
    IN_PROGRESS,
    /** A mail server took the answer; the buyer is to write next. */
    ANSWERED,
    /** Nothing is left to do. */
    DONE,
    /** Came through the website and is taken for spam, until a person says that it is none; nobody is told of it. */
    SPAM
}
