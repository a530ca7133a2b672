package de.mat.contact;

import jakarta.ejb.ApplicationException;

/** The address leads to a conversation on a platform, and is no contact's; nothing was stored. */
@ApplicationException(rollback = true)
public class RelayAddressException extends Exception {

    private static final long serialVersionUID = 1L;

    RelayAddressException() {
        super("A platform's address is no contact's");
    }
}
