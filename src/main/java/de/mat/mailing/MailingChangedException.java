package de.mat.mailing;

import jakarta.ejb.ApplicationException;

/** The mailing was changed elsewhere since the page that wants to change it was shown, or it is no draft any more; nothing was kept. */
@ApplicationException(rollback = true)
public class MailingChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
