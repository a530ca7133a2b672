package de.mat.mail;

/** A mail cannot be read, now or later: it breaks a limit, or it is no mail at all. Its message holds nothing of the mail. */
public class MailFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    MailFormatException(String reason) {
        super(reason);
    }

    MailFormatException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
