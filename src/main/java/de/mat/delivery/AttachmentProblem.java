package de.mat.delivery;

/** Why a file was not attached to what somebody writes. */
public enum AttachmentProblem {
    EMPTY,
    TOO_LARGE,
    TOO_MANY,
    /** With those that are attached already. */
    TOO_LARGE_TOGETHER,
    /** It is no draft any more. */
    NO_DRAFT
}
