package de.mat.delivery;

import de.mat.account.AccountConnections;
import de.mat.account.AccountSettings;
import de.mat.account.EmailAccountService;
import de.mat.account.LoginPausedException;
import de.mat.account.PasswordLostException;
import de.mat.mail.MailFailure;
import de.mat.mail.MailFailure.Cause;
import de.mat.mail.MailFailureException;
import de.mat.mail.SmtpConnection;
import de.mat.mail.StageListener;
import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends what is due, the most urgent first, many messages over one connection. One sender a node; those of other nodes never get the same
 * message. What each failure means for the message and for the others, {@link SenderTurn} knows.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@RunAs(Roles.SYSTEM)
@RolesAllowed(Roles.SYSTEM)
public class DeliverySender {

    private static final Logger LOGGER = Logger.getLogger(DeliverySender.class.getName());

    /** Of one connection: as long as it is used, and then the answer to the end of the last message. */
    static final Duration DEADLINE = SenderTurn.USED.plus(Duration.ofMinutes(12));

    @Inject
    private RunningSender running;

    @Inject
    private EmailAccountService accounts;

    @Inject
    private AccountConnections connections;

    @Inject
    private SendingService sending;

    @Inject
    private Clock clock;

    /** Sends what is due, off the caller's thread. */
    @Asynchronous
    public void sendSoon() {
        send();
    }

    /** Sends what is due; at once back when a sender is running: then that one looks again. */
    public void send() {
        Optional<String> claim = running.begin();
        if (claim.isEmpty()) {
            return;
        }
        try {
            do {
                sendAll(claim.get());
            } while (!running.mayEnd());
        } catch (RuntimeException e) {
            LOGGER.log(Level.SEVERE, "The sender broke; it is tried again", e);
        } finally {
            running.end();
        }
    }

    /** Keeps the claim of the running sender. */
    public void watch() {
        running.claim().ifPresent(sending::keep);
    }

    private void sendAll(String claim) {
        running.unstored().forEach(this::store);
        sending.takeUp();
        Optional<AccountSettings> settings = settings();
        if (settings.isPresent()) {
            sendAll(claim, settings.get());
        }
    }

    private void sendAll(String claim, AccountSettings settings) {
        SenderTurn turn = new SenderTurn(settings, claim, sending, this::sent, () -> mayGoOn(settings), clock);
        boolean more = true;
        while (more && mayGoOn(settings) && sending.isDue(settings.version())) {
            more = sendOverOneConnection(turn, settings);
        }
    }

    private void sent(ClaimedMessage message) {
        running.taken(message);
        store(message);
    }

    /** Whoever hears of it may fail, also again and again: sent is sent all the same, and must not be sent again. */
    private void store(ClaimedMessage message) {
        try {
            sending.sent(message);
        } catch (RuntimeException e) {
            if (running.triesAgain(message)) {
                LOGGER.log(Level.WARNING, "A message was sent, and that is stored a little later", e);
                return;
            }
            LOGGER.log(Level.SEVERE, "A message was sent, and what caused it could not be told", e);
            sending.sentUntold(message);
        }
        running.stored(message);
    }

    /** Returns whether it makes sense to go on over another one. */
    private boolean sendOverOneConnection(SenderTurn turn, AccountSettings settings) {
        try (SmtpConnection connection = connections.openSmtp(settings, DEADLINE, StageListener.NONE)) {
            return turn.over(connection);
        } catch (LoginPausedException e) {
            sending.pause(Cause.LOGIN_REJECTED, "", settings.version(), Optional.of(e.until()));
        } catch (MailFailureException e) {
            MailFailure failure = e.failure();
            LOGGER.log(Level.INFO, "Nothing can be sent: {0}", e.getMessage());
            sending.pause(failure.cause(), failure.serverReply().orElse(""), settings.version(), Optional.empty());
        }
        return false;
    }

    private Optional<AccountSettings> settings() {
        try {
            return accounts.settings();
        } catch (PasswordLostException e) {
            LOGGER.log(Level.FINE, "Sending waits for the password of the account", e);
            return Optional.empty();
        }
    }

    private boolean mayGoOn(AccountSettings settings) {
        return !running.isClosed()
                && accounts.current()
                        .filter(account -> account.getVersion() == settings.version())
                        .isPresent();
    }
}
