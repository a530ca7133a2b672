package de.mat.contact;

import jakarta.ejb.ApplicationException;

/** The contact has objected to advertising, and that is final; nothing was stored. */
@ApplicationException(rollback = true)
public class ObjectionIsFinalException extends Exception {

    private static final long serialVersionUID = 1L;

    ObjectionIsFinalException() {
        super("An objection is final");
    }
}
