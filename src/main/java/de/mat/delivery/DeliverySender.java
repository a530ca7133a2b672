package de.mat.delivery;

import de.mat.account.AccountSettings;
import de.mat.account.EmailAccountService;
import de.mat.account.PasswordLostException;
import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends what is due, the most urgent first, over several connections that each carry many messages. One sender a node; those of other
 * nodes never get the same message. What each failure means for the message and for the others, {@link SenderTurn} knows.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@RunAs(Roles.SYSTEM)
@RolesAllowed(Roles.SYSTEM)
public class DeliverySender {

    private static final Logger LOGGER = Logger.getLogger(DeliverySender.class.getName());

    @Inject
    private RunningSender running;

    @Inject
    private EmailAccountService accounts;

    @Inject
    private SendingService sending;

    @Inject
    private DeliveryPauseService pauses;

    @Inject
    private ConnectionSender connectionSender;

    @Inject
    @ConfigProperty(name = "mat.delivery.connections")
    private int most;

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
        JoinedSteps steps = new JoinedSteps(sending);
        new TakenMessages(running, sending, steps).storeRest();
        sending.takeUp();
        Optional<AccountSettings> settings = settings();
        if (settings.isPresent()) {
            sendAll(new SenderRun(settings.get(), claim, running, steps, () -> isCurrent(settings.get())));
        }
    }

    /** As many connections as there are messages, one of them here. */
    private void sendAll(SenderRun run) {
        int due = run.mayGoOn() ? pauses.due(run.settings().version(), Math.max(1, most)) : 0;
        List<Future<Void>> others = new ArrayList<>();
        for (int i = 1; i < due; i++) {
            others.add(connectionSender.sendSoon(run));
        }
        try {
            connectionSender.send(run);
        } finally {
            others.forEach(DeliverySender::await);
        }
    }

    private static void await(Future<Void> other) {
        try {
            other.get();
        } catch (ExecutionException e) {
            LOGGER.log(Level.SEVERE, "A connection of the sender broke; it is tried again", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<AccountSettings> settings() {
        try {
            return accounts.settings();
        } catch (PasswordLostException e) {
            LOGGER.log(Level.FINE, "Sending waits for the password of the account", e);
            return Optional.empty();
        }
    }

    private boolean isCurrent(AccountSettings settings) {
        return accounts.current()
                .filter(account -> account.getVersion() == settings.version())
                .isPresent();
    }
}
