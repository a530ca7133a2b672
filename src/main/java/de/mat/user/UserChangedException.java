package de.mat.user;

import jakarta.ejb.ApplicationException;

/** Somebody else changed the user meanwhile; nothing was stored. */
@ApplicationException(rollback = true)
public class UserChangedException extends Exception {

    private static final long serialVersionUID = 1L;

    UserChangedException() {
        super("The user was changed meanwhile");
    }
}
