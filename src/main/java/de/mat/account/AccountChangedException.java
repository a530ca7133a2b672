package de.mat.account;

import jakarta.ejb.ApplicationException;

/** Somebody else stored the account since it was read; nothing was stored over it. */
@ApplicationException(rollback = true)
public class AccountChangedException extends Exception {

    private static final long serialVersionUID = 1L;

    AccountChangedException() {
        super("The e-mail account was changed meanwhile");
    }
}
