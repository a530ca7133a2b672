package de.mat.product;

import jakarta.ejb.ApplicationException;

/** Another product has this number already; nothing was stored. */
@ApplicationException(rollback = true)
public class NumberTakenException extends Exception {

    private static final long serialVersionUID = 1L;

    NumberTakenException() {
        super("Another product has this number");
    }
}
