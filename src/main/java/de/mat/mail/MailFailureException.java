package de.mat.mail;

/** A mail server could not be used; the typed reason is all that callers need. Its message holds no secret and no server's words. */
public class MailFailureException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient MailFailure failure;

    public MailFailureException(MailFailure failure, Throwable cause) {
        super(failure.protocol() + " " + failure.stage() + " " + failure.cause(), cause);
        this.failure = failure;
    }

    public MailFailure failure() {
        return failure;
    }
}
