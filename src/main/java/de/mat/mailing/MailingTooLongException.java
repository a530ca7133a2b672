package de.mat.mailing;

import jakarta.ejb.ApplicationException;

/** With its pictures the mailing is larger than a mail may be; nothing was kept. */
@ApplicationException(rollback = true)
public class MailingTooLongException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
