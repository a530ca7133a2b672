package de.mat.account;

import java.time.Instant;

/** No login is tried before a certain instant, because servers rejected the same one several times. */
public class LoginPausedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Instant until;

    LoginPausedException(Instant until) {
        super("No login before " + until);
        this.until = until;
    }

    public Instant until() {
        return until;
    }
}
