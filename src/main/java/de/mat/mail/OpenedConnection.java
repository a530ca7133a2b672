package de.mat.mail;

import de.mat.mail.MailFailure.Cause;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A connection that has been greeted and encrypted as chosen, ready for the login: what the mail library is given in place of a
 * connection of its own. Its {@link #properties} belong to it alone.
 */
final class OpenedConnection implements AutoCloseable {

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration FINAL_REPLY_TIMEOUT = Duration.ofMinutes(10);

    private final ServerSettings settings;
    private final StageListener listener;
    private final ConnectionGuard guard;
    private final GuardedSocket socket;
    private final Properties properties;
    private Session session;

    OpenedConnection(
            ServerSettings settings,
            StageListener listener,
            ConnectionGuard guard,
            GuardedSocket socket,
            ScheduledExecutorService watchdog) {
        this.settings = settings;
        this.listener = listener;
        this.guard = guard;
        this.socket = socket;
        this.properties = properties(watchdog);
    }

    private Properties properties(ScheduledExecutorService watchdog) {
        String prefix = "mail." + settings.protocol().name().toLowerCase(Locale.ROOT) + ".";
        String timeout = Integer.toString(guard.remainingMillis(READ_TIMEOUT));
        Properties settled = new Properties();
        settled.put(prefix + "socketFactory", new OneSocketFactory(socket));
        settled.put(prefix + "socketFactory.fallback", "false");
        settled.put(prefix + "connectiontimeout", timeout);
        settled.put(prefix + "timeout", timeout);
        settled.put(prefix + "writetimeout", timeout);
        settled.put(prefix + "executor.writetimeout", watchdog);
        settled.put(prefix + "auth.mechanisms", "PLAIN LOGIN");
        return settled;
    }

    /** What the mail library is told of this connection; may be completed before use. */
    Properties properties() {
        return properties;
    }

    /** The mail library's view of this connection. Made when it is needed: it looks for providers in every archive. */
    Session session() {
        if (session == null) {
            session = Session.getInstance(properties);
        }
        return session;
    }

    /** The checked address as a literal, so that the mail library looks up no name. */
    String host() {
        return socket.getInetAddress().getHostAddress();
    }

    ServerSettings settings() {
        return settings;
    }

    void started(Stage stage) {
        listener.started(settings.protocol(), stage);
    }

    void passed(Stage stage) {
        listener.passed(settings.protocol(), stage);
    }

    /** What the server may send from now on. */
    void limit(Limits limits) {
        socket.bounds().limit(limits);
    }

    /** The server may think about a message for long (RFC 5321, 4.5.3.2.6); the deadline bounds it. */
    void waitForFinalReply() throws SocketException {
        socket.setSoTimeout(guard.remainingMillis(FINAL_REPLY_TIMEOUT));
    }

    void waitAsUsual() throws SocketException {
        socket.setSoTimeout(guard.remainingMillis(READ_TIMEOUT));
    }

    /** Whether the server has ended the connection. */
    boolean ended() {
        return socket.bounds().ended();
    }

    /** Whether either side, or the deadline, has ended the connection. */
    boolean isOver() {
        return ended() || guard.ended().isPresent();
    }

    /** What happened to the connection when the mail library failed without a reply of the server. */
    Cause causeOf(Throwable thrown) {
        if (Causes.find(thrown, LimitExceededException.class).isPresent()) {
            return Cause.PROTOCOL_VIOLATION;
        }
        if (guard.ended().isPresent()) {
            return guard.ended().get();
        }
        if (Causes.find(thrown, SocketTimeoutException.class).isPresent()) {
            return Cause.NO_ANSWER;
        }
        boolean lost = ended()
                || thrown instanceof IllegalStateException
                || Causes.find(thrown, IOException.class).isPresent();
        return lost ? Cause.CONNECTION_LOST : Cause.PROTOCOL_VIOLATION;
    }

    /** The failure by what happened to the connection. */
    MailFailureException failure(Stage stage, Throwable thrown) {
        return StageFailure.of(causeOf(thrown), thrown).at(settings, stage);
    }

    MailFailureException failure(Stage stage, StageFailure failure) {
        return failure.at(settings, stage);
    }

    /** Ends the connection at once, from any thread. */
    void abort() {
        guard.abort();
    }

    @Override
    public void close() {
        guard.release();
    }
}
