package de.mat.delivery;

import de.mat.account.AccountSettings;
import de.mat.mail.MailFailure;
import de.mat.mail.MailFailure.Cause;
import de.mat.mail.MailFailureException;
import de.mat.mail.SmtpConnection;
import de.mat.mail.UnsafeMailException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What is sent over one connection, and what each failure means: for the message alone, for this connection, or for all messages. */
final class SenderTurn {

    private static final Logger LOGGER = Logger.getLogger(SenderTurn.class.getName());

    /** How long one connection gets new messages. */
    static final Duration USED = Duration.ofMinutes(5);

    /** Failures in a row that may each have been the message's own; more are everybody's. */
    private static final int OWN_FAILURES = 3;

    private static final Set<Cause> FOR_GOOD = EnumSet.of(Cause.RECIPIENT_REFUSED, Cause.MESSAGE_REFUSED);
    private static final Set<Cause> FOR_ALL = EnumSet.of(Cause.SENDER_REFUSED, Cause.LOGIN_NEEDED);

    private final AccountSettings settings;
    private final String claim;
    private final SendingService sending;
    private final Consumer<ClaimedMessage> sent;
    private final BooleanSupplier mayGoOn;
    private final Clock clock;

    private int failuresInARow;
    private int carried;
    private boolean connectionOver;
    private boolean paused;

    /**
     * @param sent told of each message that the server took
     * @param mayGoOn asked before each message
     */
    SenderTurn(
            AccountSettings settings,
            String claim,
            SendingService sending,
            Consumer<ClaimedMessage> sent,
            BooleanSupplier mayGoOn,
            Clock clock) {
        this.settings = settings;
        this.claim = claim;
        this.sending = sending;
        this.sent = sent;
        this.mayGoOn = mayGoOn;
        this.clock = clock;
    }

    /**
     * Sends over this connection until nothing is due, or it can be used no longer.
     *
     * @return whether it makes sense to go on over another one
     */
    boolean over(SmtpConnection connection) {
        Instant end = clock.instant().plus(USED);
        carried = 0;
        connectionOver = false;
        while (!paused && mayGoOn.getAsBoolean()) {
            if (connectionOver || !connection.isUsable() || !clock.instant().isBefore(end)) {
                return true;
            }
            Optional<ClaimedMessage> next = sending.claim(claim);
            if (next.isEmpty()) {
                return false;
            }
            send(next.get(), connection);
        }
        return false;
    }

    private void send(ClaimedMessage message, SmtpConnection connection) {
        try {
            connection.send(message.from(settings.details()), () -> sending.handOver(message));
            carried++;
            failuresInARow = 0;
            sent.accept(message);
        } catch (UnsafeMailException e) {
            LOGGER.log(Level.SEVERE, "A message in the queue is not fit to be sent: {0}", e.field());
            sending.refused(message, Cause.MESSAGE_REFUSED, "");
        } catch (MailFailureException e) {
            LOGGER.log(Level.INFO, "A message was not sent: {0}", e.getMessage());
            judge(message, e.failure());
        }
    }

    private void judge(ClaimedMessage message, MailFailure failure) {
        Cause cause = failure.cause();
        if (FOR_GOOD.contains(cause)) {
            carried++;
            failuresInARow = 0;
            sending.refused(message, cause, failure.serverReply().orElse(""));
            return;
        }
        connectionOver = cause != Cause.TEMPORARILY_REFUSED && !FOR_ALL.contains(cause);
        if (connectionOver && cause != Cause.OUTCOME_UNKNOWN && carried > 0) {
            // The server lets a connection carry so many messages and no more
            sending.putBack(message);
            return;
        }
        failuresInARow++;
        sending.deferred(message, failure);
        if (FOR_ALL.contains(cause) || failuresInARow >= OWN_FAILURES) {
            paused = true;
            sending.pause(cause, failure.serverReply().orElse(""), settings.version(), Optional.empty());
        }
    }
}
