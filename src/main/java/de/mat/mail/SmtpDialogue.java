package de.mat.mail;

import de.mat.mail.MailFailure.Cause;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * The mail library's SMTP client, watched step by step: it tells of the stages, keeps the first reply of each step (the library
 * itself resets the dialogue after a refusal and loses it), and never starts TLS on its own.
 */
final class SmtpDialogue extends SMTPTransport {

    /** What the last command was about; what a reply means depends on it. */
    enum Step {
        HELLO,
        LOGIN,
        SENDER,
        RECIPIENT,
        DATA,
        FINAL_DOT
    }

    /** The server ends the connection (RFC 5321, 4.2.3). */
    private static final int CLOSING = 421;

    private final OpenedConnection connection;
    private Step step = Step.HELLO;
    private ServerReply reply;
    private SmtpConnection.HandOver handOver = () -> true;

    SmtpDialogue(Session session, OpenedConnection connection) {
        super(session, new URLName("smtp", null, -1, null, null, null));
        this.connection = connection;
    }

    void signIn(Login login) throws MessagingException, StageFailure {
        boolean password = login.method() == Login.Method.PASSWORD;
        connection.properties().put("mail.smtp.auth", Boolean.toString(password));
        connect(connection.host(), connection.settings().port(), login.userName(), login.password());
        if (password && !supportsExtension("AUTH") && !supportsExtension("AUTH=LOGIN")) {
            throw loginNotOffered();
        }
    }

    private StageFailure loginNotOffered() {
        boolean clear = connection.settings().security() == ConnectionSecurity.NONE;
        return clear && supportsExtension("STARTTLS")
                ? StageFailure.fitting(Cause.LOGIN_NOT_OFFERED, ConnectionSecurity.STARTTLS)
                : StageFailure.of(Cause.LOGIN_NOT_OFFERED);
    }

    void hand(MimeMessage message) throws MessagingException {
        begin(Step.SENDER);
        sendMessage(message, message.getAllRecipients());
    }

    /** Who is asked before the end of each message. */
    void before(SmtpConnection.HandOver asked) {
        handOver = asked;
    }

    boolean isUsable() {
        return !connection.isOver() && (reply == null || reply.code() != CLOSING);
    }

    /** Why the login failed. */
    MailFailureException loginFailure(MessagingException thrown) {
        return failure(Stage.LOGIN, thrown);
    }

    /** Why the message was not sent. */
    MailFailureException sendFailure(Exception thrown) {
        return failure(step == Step.SENDER ? Stage.SENDER : Stage.MESSAGE, thrown);
    }

    private MailFailureException failure(Stage stage, Exception thrown) {
        boolean noIoFault = Causes.find(thrown, IOException.class).isEmpty();
        if (step == Step.LOGIN && reply != null && reply.code() == 250 && noIoFault) {
            return connection.failure(stage, loginNotOffered());
        }
        if (reply == null || !reply.isRefusal()) {
            Cause cause = step == Step.FINAL_DOT ? Cause.OUTCOME_UNKNOWN : connection.causeOf(thrown);
            return connection.failure(stage, StageFailure.of(cause, thrown));
        }
        Cause cause = SmtpCauses.of(step, reply, connection.settings().login().method() != Login.Method.NONE);
        return connection.failure(stage, StageFailure.replied(cause, reply.text()));
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        if (step == Step.LOGIN || step == Step.HELLO) {
            reply = null;
        }
        int code = super.readServerResponse();
        if (reply == null) {
            reply = ServerReply.parse(getLastServerResponse());
        }
        return code;
    }

    private void begin(Step next) {
        step = next;
        reply = null;
    }

    @Override
    protected boolean ehlo(String domain) throws MessagingException {
        begin(Step.HELLO);
        boolean accepted = super.ehlo(domain);
        if (accepted) {
            step = Step.LOGIN;
        }
        return accepted;
    }

    @Override
    protected void mailFrom() throws MessagingException {
        connection.started(Stage.SENDER);
        super.mailFrom();
        connection.passed(Stage.SENDER);
    }

    @Override
    protected void rcptTo() throws MessagingException {
        begin(Step.RECIPIENT);
        connection.started(Stage.MESSAGE);
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        begin(Step.DATA);
        return super.data();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        askBeforeTheEnd();
        begin(Step.FINAL_DOT);
        connection.waitForFinalReply();
        super.finishData();
        connection.waitAsUsual();
        connection.passed(Stage.MESSAGE);
    }

    /** Without its end the server throws the message away (RFC 5321, 4.1.1.4). */
    private void askBeforeTheEnd() throws IOException {
        boolean mayEnd = false;
        try {
            mayEnd = handOver.mayEnd();
        } finally {
            if (!mayEnd) {
                connection.abort();
            }
        }
        if (!mayEnd) {
            throw new IOException("the message was held back before its end");
        }
    }

    /** The library would do so when a login is answered by 530, on the connection that has just carried the password in clear. */
    @Override
    protected void startTLS() throws MessagingException {
        throw new MessagingException("TLS is started before the library takes over, or not at all");
    }
}
