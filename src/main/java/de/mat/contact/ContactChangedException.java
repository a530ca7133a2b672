package de.mat.contact;

import jakarta.ejb.ApplicationException;

/** Somebody else changed or removed the contact meanwhile; nothing was stored. */
@ApplicationException(rollback = true)
public class ContactChangedException extends Exception {

    private static final long serialVersionUID = 1L;

    ContactChangedException() {
        super("The contact was changed meanwhile");
    }
}
