package de.mat.account;

import de.mat.mail.ImapConnection;
import de.mat.mail.Login;
import de.mat.mail.MailConnector;
import de.mat.mail.MailFailureException;
import de.mat.mail.ServerSettings;
import de.mat.mail.SmtpConnection;
import de.mat.mail.StageListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Opens connections to the servers of the account, each login through the one {@link LoginGateService gate}. */
@ApplicationScoped
public class AccountConnections {

    private static final Logger LOGGER = Logger.getLogger(AccountConnections.class.getName());

    @Inject
    private MailConnector connector;

    @Inject
    private LoginGateService gate;

    /** For the container. */
    public AccountConnections() {}

    AccountConnections(MailConnector connector, LoginGateService gate) {
        this.connector = connector;
        this.gate = gate;
    }

    /**
     * A connection for sending, signed in.
     *
     * @param deadline of the whole connection, from now
     */
    public SmtpConnection openSmtp(AccountSettings settings, Duration deadline, StageListener listener)
            throws MailFailureException, LoginPausedException {
        return open(settings, settings.smtp(), server -> connector.openSmtp(server, deadline, listener));
    }

    /**
     * A connection to the mailbox, signed in.
     *
     * @param deadline of the whole connection, from now
     */
    public ImapConnection openImap(AccountSettings settings, Duration deadline, StageListener listener)
            throws MailFailureException, LoginPausedException {
        return open(settings, settings.imap().orElseThrow(), server -> connector.openImap(server, deadline, listener));
    }

    private <C extends AutoCloseable> C open(AccountSettings settings, ServerSettings server, Opening<C> opening)
            throws MailFailureException, LoginPausedException {
        if (server.login().method() == Login.Method.NONE) {
            return opening.open(server);
        }
        Optional<Instant> paused = begin(settings, server);
        if (paused.isPresent()) {
            throw new LoginPausedException(paused.get());
        }
        boolean judged = false;
        try {
            C connection = opening.open(server);
            judged = true;
            return accepted(settings, server, connection);
        } catch (MailFailureException e) {
            judged = LoginRejections.contains(e.failure().cause());
            throw e;
        } finally {
            if (!judged) {
                gate.undecided(settings, server.protocol());
            }
        }
    }

    /** Two that come first at the same moment, two jobs or two nodes, both make the first note of this mailbox: one of them once more. */
    private Optional<Instant> begin(AccountSettings settings, ServerSettings server) {
        try {
            return gate.begin(settings, server.protocol());
        } catch (RuntimeException e) {
            LOGGER.log(Level.FINE, "The gate is asked once more", e);
            return gate.begin(settings, server.protocol());
        }
    }

    /** Keeps no connection that nobody would close. */
    private <C extends AutoCloseable> C accepted(AccountSettings settings, ServerSettings server, C connection) {
        boolean told = false;
        try {
            gate.accepted(settings, server.protocol());
            told = true;
            return connection;
        } finally {
            if (!told) {
                close(connection);
            }
        }
    }

    private static void close(AutoCloseable connection) {
        try {
            connection.close();
        } catch (Exception e) {
            throw new IllegalStateException("Closing a connection never fails", e);
        }
    }

    @FunctionalInterface
    private interface Opening<C> {
        C open(ServerSettings server) throws MailFailureException;
    }
}
