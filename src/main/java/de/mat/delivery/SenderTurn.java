package de.mat.delivery;

import de.mat.mail.MailFailure;
import de.mat.mail.MailFailure.Cause;
import de.mat.mail.MailFailureException;
import de.mat.mail.PreparedMail;
import de.mat.mail.SmtpConnection;
import de.mat.mail.UnsafeMailException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What is sent over one connection, and what each failure means: for the message alone, for this connection, or for all messages. */
final class SenderTurn {

    private static final Logger LOGGER = Logger.getLogger(SenderTurn.class.getName());

    /** How long one connection gets new messages. */
    static final Duration USED = Duration.ofMinutes(5);

    /** How long an answer may wait behind bulk mail. */
    private static final Duration PROMPT = Duration.ofMillis(250);

    private static final Set<Cause> FOR_GOOD = EnumSet.of(Cause.RECIPIENT_REFUSED, Cause.MESSAGE_REFUSED);
    private static final Set<Cause> FOR_ALL = EnumSet.of(Cause.SENDER_REFUSED, Cause.LOGIN_NEEDED);

    private final SenderRun run;
    private final SenderBooks books;
    private final RunningSender running;
    private final TakenMessages taken;
    private final BulkQueue queue;
    private final Clock clock;

    private int carried;
    private boolean connectionOver;
    private Instant asked = Instant.EPOCH;

    SenderTurn(SenderRun run, SenderBooks books, RunningSender running, Clock clock) {
        this.run = run;
        this.books = books;
        this.running = running;
        this.taken = new TakenMessages(running, books.sending(), run.steps());
        this.queue = new BulkQueue(run, books.bulk(), books.sending(), clock);
        this.clock = clock;
    }

    /**
     * Sends over this connection until nothing is due, or it can be used no longer.
     *
     * @return whether it makes sense to go on over another one
     */
    boolean over(SmtpConnection connection) {
        boolean more = carry(connection);
        taken.storeLast();
        queue.putBack();
        return more;
    }

    private boolean carry(SmtpConnection connection) {
        Instant end = clock.instant().plus(USED);
        while (run.isOpen()) {
            if (connectionOver || !connection.isUsable() || !clock.instant().isBefore(end)) {
                return true;
            }
            Optional<Claimed> next = next();
            if (next.isEmpty()) {
                return false;
            }
            send(next.get(), connection);
        }
        return false;
    }

    /** Answers first. */
    private Optional<Claimed> next() {
        if (clock.instant().isBefore(asked.plus(PROMPT))) {
            Optional<Claimed> here = queue.here().map(Claimed.class::cast);
            if (here.isPresent()) {
                return here;
            }
        }
        if (!run.mayGoOn()) {
            return Optional.empty();
        }
        Optional<Claimed> prompt = books.sending().claim(run.claim()).map(Claimed.class::cast);
        if (prompt.isPresent()) {
            return prompt;
        }
        asked = clock.instant();
        return queue.next().map(Claimed.class::cast);
    }

    private void send(Claimed message, SmtpConnection connection) {
        try {
            hand(message, connection);
            taken.taken(message);
            wentWell(message);
        } catch (UnsafeMailException e) {
            LOGGER.log(Level.SEVERE, "A message in the queue is not fit to be sent: {0}", e.field());
            books.sending().refused(message, Cause.MESSAGE_REFUSED, "");
        } catch (MailFailureException e) {
            LOGGER.log(Level.INFO, "A message was not sent: {0}", e.getMessage());
            taken.storeLast();
            judge(message, e.failure());
        }
    }

    private void wentWell(Claimed message) {
        run.answered();
        if (carried++ == 0) {
            books.pauses().resume();
        }
        if (message instanceof ClaimedBulk) {
            running.bulkTaken();
            queue.wentWell();
        }
    }

    private void hand(Claimed message, SmtpConnection connection) throws MailFailureException {
        if (message instanceof ClaimedBulk bulk) {
            PreparedMail common = run.prepared(bulk.template(), books.bulk()::template);
            connection.send(common, bulk.filling(), () -> taken.handOver(bulk));
        } else if (message instanceof ClaimedMessage prompt) {
            connection.send(prompt.from(run.settings().details()), () -> taken.handOver(prompt));
        }
    }

    private void judge(Claimed message, MailFailure failure) {
        Cause cause = failure.cause();
        String reply = failure.serverReply().orElse("");
        if (FOR_GOOD.contains(cause)) {
            carried++;
            run.answered();
            books.sending().refused(message, cause, reply);
            if (message instanceof ClaimedBulk && !failure.isAboutRecipient() && running.bulkRefused()) {
                books.pauses().stopBulk(cause, reply);
                run.slowDown();
            }
            return;
        }
        connectionOver = cause != Cause.TEMPORARILY_REFUSED && !FOR_ALL.contains(cause);
        if (connectionOver && cause != Cause.OUTCOME_UNKNOWN && carried > 0) {
            // The server lets a connection carry so many messages and no more
            books.sending().putBack(List.of(message));
            return;
        }
        books.sending().deferred(message, failure);
        if (message instanceof ClaimedBulk && cause == Cause.TEMPORARILY_REFUSED) {
            // Bulk mail goes slower by that; answers do not wait for it
            run.slowDown();
            return;
        }
        if ((run.failed() || FOR_ALL.contains(cause)) && run.pause()) {
            books.pauses().pause(cause, reply, run.settings().version(), Optional.empty());
        }
    }
}
