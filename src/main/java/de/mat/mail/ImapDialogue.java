package de.mat.mail;

import de.mat.mail.MailFailure.Cause;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.LiteralException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;

/**
 * One command at a time over the mail library's protocol class, with its replies or the typed reason why not. The library's folders
 * are not used: their fetch returns normally when it failed. Nor is its way to collect replies, which keeps them all.
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
     * Sends the command.
     *
     * @param refusal tells the cause of a tagged NO
     * @param replies gets each untagged reply as it comes, so that none of them needs to be kept; one that cannot be read counts as one
     *     that was not sent
     */
    void command(
            Stage stage,
            String command,
            Argument arguments,
            Function<ImapReply, Cause> refusal,
            Consumer<Response> replies)
            throws MailFailureException {
        judge(stage, ask(stage, command, arguments, replies), refusal);
    }

    /** The same without a judgement on the tagged answer, which is returned. */
    Response ask(Stage stage, String command, Argument arguments, Consumer<Response> replies)
            throws MailFailureException {
        return run(stage, reply -> Cause.PROTOCOL_VIOLATION, () -> exchange(command, arguments, replies));
    }

    /** Fails unless the tagged answer is OK. */
    void judge(Stage stage, Response answer, Function<ImapReply, Cause> refusal) throws MailFailureException {
        if (!answer.isOK()) {
            throw failure(connection, stage, refusal, new ProtocolException(answer));
        }
    }

    private Response exchange(String command, Argument arguments, Consumer<Response> replies)
            throws IOException, ProtocolException {
        String tag;
        try {
            tag = protocol.writeCommand(command, arguments);
        } catch (LiteralException refused) {
            return refused.getResponse();
        }
        while (true) {
            Optional<Response> reply = next();
            if (reply.filter(Response::isBYE).isPresent()) {
                throw new ProtocolException(reply.get());
            }
            if (reply.filter(one -> tag.equals(one.getTag())).isPresent()) {
                return reply.get();
            }
            reply.ifPresent(replies);
        }
    }

    private Optional<Response> next() throws IOException {
        try {
            return Optional.of(protocol.readResponse());
        } catch (ProtocolException unreadable) {
            return Optional.empty();
        }
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
