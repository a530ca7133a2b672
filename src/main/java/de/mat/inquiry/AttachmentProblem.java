package de.mat.inquiry;

/** Why a file was not attached. */
public enum AttachmentProblem {
    EMPTY,
    TOO_LARGE,
    TOO_MANY,
    /** With those that are attached already. */
    TOO_LARGE_TOGETHER,
    /** The answer is no draft any more. */
    NO_DRAFT
}
