package de.mat.account;

import jakarta.ejb.ApplicationException;

/** The password of the account is there but cannot be read: the key file was lost or replaced. Somebody must type it again. */
@ApplicationException
public class PasswordLostException extends Exception {

    private static final long serialVersionUID = 1L;

    PasswordLostException(Throwable cause) {
        super("The password of the e-mail account cannot be read with this key file", cause);
    }
}
