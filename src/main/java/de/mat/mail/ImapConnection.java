package de.mat.mail;

import de.mat.mail.MailFailure.Cause;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.eclipse.angus.mail.util.MailLogger;

/** A signed-in connection to an IMAP server (RFC 9051). Closing it never fails. Not to be shared by threads, but for {@link #abort}. */
public final class ImapConnection implements AutoCloseable {

    /** Where the library's debug output would go; it is off, and this is no place for passwords anyway. */
    private static final PrintStream SILENT = new PrintStream(OutputStream.nullOutputStream());

    private final OpenedConnection connection;
    private final IMAPProtocol protocol;
    private final ImapDialogue dialogue;

    private ImapConnection(OpenedConnection connection, IMAPProtocol protocol) {
        this.connection = connection;
        this.protocol = protocol;
        this.dialogue = new ImapDialogue(protocol, connection);
    }

    /** Signs in; closes the connection when that fails. */
    static ImapConnection open(OpenedConnection connection) throws MailFailureException {
        boolean open = false;
        try {
            connection.started(Stage.LOGIN);
            connection.limit(Limits.LOGIN);
            ImapConnection result = new ImapConnection(connection, protocol(connection));
            new ImapLogin(connection, result.protocol, result.dialogue).signIn();
            connection.passed(Stage.LOGIN);
            open = true;
            return result;
        } finally {
            if (!open) {
                connection.close();
            }
        }
    }

    /** Opens the mailbox read-only. */
    public Mailbox examine(String name) throws MailFailureException {
        connection.started(Stage.MAILBOX);
        connection.limit(Limits.mailbox(Mailbox.LARGEST_MAIL));
        Argument arguments = new Argument().writeString(BASE64MailboxEncoder.encode(name));
        List<Response> replies = new ArrayList<>();
        dialogue.command(Stage.MAILBOX, "EXAMINE", arguments, ImapReply::examineRefusal, replies::add);
        MailboxInfo mailbox = dialogue.run(
                Stage.MAILBOX, ImapReply::examineRefusal, () -> new MailboxInfo(replies.toArray(Response[]::new)));
        if (mailbox.uidvalidity <= 0) {
            throw connection.failure(Stage.MAILBOX, StageFailure.of(Cause.PROTOCOL_VIOLATION));
        }
        connection.passed(Stage.MAILBOX);
        return new Mailbox(dialogue, mailbox);
    }

    /** Ends the connection at once, from any thread. */
    public void abort() {
        connection.abort();
    }

    /** Says goodbye but does not wait for an answer: the mailbox was only read, there is nothing to lose. */
    @Override
    public void close() {
        try {
            protocol.writeCommand("LOGOUT", null);
        } catch (IOException | ProtocolException | RuntimeException gone) {
            // the server has gone first
            return;
        } finally {
            connection.close();
        }
    }

    private static IMAPProtocol protocol(OpenedConnection connection) throws MailFailureException {
        connection.properties().setProperty("mail.mime.address.strict", "false");
        return ImapDialogue.run(
                connection,
                Stage.LOGIN,
                reply -> Cause.PROTOCOL_VIOLATION,
                () -> new BoundedProtocol(
                        connection.host(), connection.settings().port(), connection.properties()));
    }

    /** Bounds the number of replies to one command: the library keeps them all, and the smallest costs it 50 times its own size. */
    private static final class BoundedProtocol extends IMAPProtocol {

        private static final int MOST_REPLIES = 10_000;

        private int replies;

        BoundedProtocol(String host, int port, Properties properties) throws IOException, ProtocolException {
            super("imap", host, port, properties, false, new MailLogger(ImapConnection.class, "IMAP", false, SILENT));
        }

        @Override
        public String writeCommand(String command, Argument arguments) throws IOException, ProtocolException {
            replies = 0;
            return super.writeCommand(command, arguments);
        }

        @Override
        public Response readResponse() throws IOException, ProtocolException {
            if (++replies > MOST_REPLIES) {
                throw new LimitExceededException("number of replies");
            }
            return super.readResponse();
        }
    }
}
