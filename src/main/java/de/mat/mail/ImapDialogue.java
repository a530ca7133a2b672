package de.mat.mail;

import de.mat.mail.MailFailure.Cause;
import java.io.IOException;
import java.util.function.Function;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;

/**
 * One command at a time over the mail library's protocol class, with all its replies or the typed reason why not. The library's
 * folders are not used: their fetch returns normally when it failed.
 */
final class ImapDialogue {

    private final IMAPProtocol protocol;
    private final OpenedConnection connection;

    ImapDialogue(IMAPProtocol protocol, OpenedConnection connection) {
        this.protocol = protocol;
        this.connection = connection;
    }

    /** What the library does by itself, such as the login. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws ProtocolException, IOException;
    }

    /**
     * Sends the command and collects its replies.
     *
     * @param refusal tells the cause of a tagged NO
     */
    Response[] command(Stage stage, String command, Argument arguments, Function<ImapReply, Cause> refusal)
            throws MailFailureException {
        return run(stage, refusal, () -> {
            Response[] replies = protocol.command(command, arguments);
            protocol.handleResult(replies[replies.length - 1]);
            return replies;
        });
    }

    /** Does the step; after a failure other than a tagged NO the dialogue cannot go on. */
    <T> T run(Stage stage, Function<ImapReply, Cause> refusal, Step<T> step) throws MailFailureException {
        return run(connection, stage, refusal, step);
    }

    static <T> T run(OpenedConnection connection, Stage stage, Function<ImapReply, Cause> refusal, Step<T> step)
            throws MailFailureException {
        try {
            return step.run();
        } catch (ProtocolException refused) {
            throw failure(connection, stage, refusal, refused);
        } catch (IOException broken) {
            throw connection.failure(stage, broken);
        } catch (RuntimeException | StackOverflowError malformed) {
            throw connection.failure(stage, StageFailure.of(Cause.PROTOCOL_VIOLATION, malformed));
        }
    }

    private static MailFailureException failure(
            OpenedConnection connection, Stage stage, Function<ImapReply, Cause> refusal, ProtocolException thrown) {
        Response last = thrown.getResponse();
        if (last == null) {
            return connection.failure(stage, thrown);
        }
        if (last.isSynthetic()) {
            return connection.failure(stage, last.getException());
        }
        ImapReply reply = ImapReply.of(last);
        Cause cause =
                last.isNO() ? refusal.apply(reply) : last.isBYE() ? Cause.CONNECTION_LOST : Cause.PROTOCOL_VIOLATION;
        return connection.failure(stage, StageFailure.replied(cause, reply.line()));
    }
}
