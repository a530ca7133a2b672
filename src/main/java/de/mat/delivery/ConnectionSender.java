package de.mat.delivery;

import de.mat.account.AccountConnections;
import de.mat.account.LoginPausedException;
import de.mat.mail.MailFailure.Cause;
import de.mat.mail.MailFailureException;
import de.mat.mail.SmtpConnection;
import de.mat.mail.StageListener;
import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.AsyncResult;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends what is due over one connection at a time, of the several that a run of the sender has. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@RunAs(Roles.SYSTEM)
@RolesAllowed(Roles.SYSTEM)
public class ConnectionSender {

    private static final Logger LOGGER = Logger.getLogger(ConnectionSender.class.getName());

    /** Of one connection: as long as it is used, and then the answer to the end of the last message. */
    static final Duration DEADLINE = SenderTurn.USED.plus(Duration.ofMinutes(12));

    @Inject
    private RunningSender running;

    @Inject
    private AccountConnections connections;

    @Inject
    private SendingService sending;

    @Inject
    private BulkSendingService bulk;

    @Inject
    private DeliveryPauseService pauses;

    @Inject
    private Clock clock;

    /** The same as {@link #send}, off the caller's thread. */
    @Asynchronous
    public Future<Void> sendSoon(SenderRun run) {
        send(run);
        return new AsyncResult<>(null);
    }

    /** Sends until nothing is due or nothing can be sent. */
    public void send(SenderRun run) {
        boolean more = true;
        while (more && run.mayGoOn() && pauses.due(run.settings().version(), 1) > 0) {
            more = sendOverOneConnection(run);
        }
    }

    /** Returns whether it makes sense to go on over another one. */
    private boolean sendOverOneConnection(SenderRun run) {
        try (SmtpConnection connection = open(run)) {
            return connection != null && sendOver(connection, run);
        } catch (LoginPausedException e) {
            pause(run, Cause.LOGIN_REJECTED, "", Optional.of(e.until()));
        } catch (MailFailureException e) {
            LOGGER.log(Level.INFO, "No connection for sending: {0}", e.getMessage());
            pause(run, e.failure().cause(), e.failure().serverReply().orElse(""), Optional.empty());
        }
        return false;
    }

    private boolean sendOver(SmtpConnection connection, SenderRun run) {
        SenderBooks books = new SenderBooks(sending, bulk, pauses);
        run.opened();
        try {
            return new SenderTurn(run, books, running, clock).over(connection);
        } finally {
            run.closed();
        }
    }

    private void pause(SenderRun run, Cause cause, String reply, Optional<Instant> notBefore) {
        if (!run.hasConnection() && run.pause()) {
            pauses.pause(cause, reply, run.settings().version(), notBefore);
        }
    }

    /** One after the other; null when meanwhile another one found that nothing can be sent. */
    private SmtpConnection open(SenderRun run) throws MailFailureException, LoginPausedException {
        run.opening().lock();
        try {
            return run.mayGoOn() ? connections.openSmtp(run.settings(), DEADLINE, StageListener.NONE) : null;
        } finally {
            run.opening().unlock();
        }
    }
}
