package de.mat.mail;

import java.io.IOException;

/** A server sent more than {@link Limits} allow. */
final class LimitExceededException extends IOException {

    private static final long serialVersionUID = 1L;

    LimitExceededException(String what) {
        super(what + " is beyond its limit");
    }
}
