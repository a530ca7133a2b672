package de.mat.mail;

import de.mat.mail.MailFailure.Cause;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/**
 * A signed-in connection to an SMTP server (RFC 5321). It carries several messages, one after the other; after a refusal the dialogue
 * is reset and the next message can be sent. Closing it never fails.
 */
public final class SmtpConnection implements AutoCloseable {

    /** Asked before the end of a message is sent: until then the server cannot have it, and from then on it may. */
    @FunctionalInterface
    public interface HandOver {

        /** False ends the connection instead; so does an exception. */
        boolean mayEnd();
    }

    @FunctionalInterface
    private interface Composer {

        MimeMessage compose() throws MessagingException;
    }

    private final OpenedConnection connection;
    private final SmtpDialogue dialogue;

    private SmtpConnection(OpenedConnection connection) {
        this.connection = connection;
        this.dialogue = new SmtpDialogue(prepared(connection.session()), connection);
    }

    private static Session prepared(Session session) {
        session.getProperties().put("mail.smtp.localhost", SmtpPrelude.OUR_NAME);
        // The quit is said, its answer is not worth waiting for
        session.getProperties().put("mail.smtp.quitwait", "false");
        return session;
    }

    /** Signs in; closes the connection when that fails. */
    static SmtpConnection open(OpenedConnection connection) throws MailFailureException {
        SmtpConnection result = new SmtpConnection(connection);
        boolean signedIn = false;
        try {
            result.signIn();
            signedIn = true;
            return result;
        } finally {
            if (!signedIn) {
                result.close();
            }
        }
    }

    private void signIn() throws MailFailureException {
        connection.started(Stage.LOGIN);
        Login login = connection.settings().login();
        try {
            if (login.hasControlCharacters()) {
                // SASL PLAIN knows no NUL (RFC 4616), and no server accepts the others
                throw StageFailure.of(Cause.LOGIN_REJECTED);
            }
            dialogue.signIn(login);
        } catch (StageFailure e) {
            throw connection.failure(Stage.LOGIN, e);
        } catch (MessagingException e) {
            throw dialogue.loginFailure(e);
        }
        connection.limit(Limits.SMTP);
        connection.passed(Stage.LOGIN);
    }

    /** The same as {@link #send(OutgoingMail, HandOver)}, without a word before the end. */
    public void send(OutgoingMail mail) throws MailFailureException {
        send(mail, () -> true);
    }

    /**
     * Hands one message over.
     *
     * @param handOver asked when all of the message but its end was written
     *
     * @throws MailFailureException at stage SENDER or MESSAGE; with OUTCOME_UNKNOWN the server may have taken the message
     * @throws UnsafeMailException when a header value of the message is more than a value; nothing was sent
     */
    public void send(OutgoingMail mail, HandOver handOver) throws MailFailureException {
        send(() -> MailComposer.compose(mail, connection.session()), handOver);
    }

    /** The same for a message of a bulk mail. */
    public void send(PreparedMail mail, BulkFilling filling, HandOver handOver) throws MailFailureException {
        send(() -> new FilledMail(mail, filling, connection.session()), handOver);
    }

    private void send(Composer composer, HandOver handOver) throws MailFailureException {
        dialogue.before(handOver);
        try {
            dialogue.hand(composer.compose());
        } catch (MessagingException | IllegalStateException e) {
            throw dialogue.sendFailure(e);
        }
    }

    /** Whether another message can be sent: not after the server has said that it ends the connection, or has ended it. */
    public boolean isUsable() {
        return dialogue.isUsable();
    }

    /** Ends the connection at once, from any thread; a running call fails with ABORTED. */
    public void abort() {
        connection.abort();
    }

    @Override
    public void close() {
        try {
            dialogue.close();
        } catch (MessagingException e) {
            // it is over either way; the server learns it from the closed connection
            return;
        } finally {
            connection.close();
        }
    }
}
