package de.mat.delivery;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a server has taken over one connection, and that is stored. Storing that the last message was taken and that the next one is
 * handed over is one transaction: if all ends in between, of one message at most nobody knows whether it arrived.
 */
final class TakenMessages {

    private static final Logger LOGGER = Logger.getLogger(TakenMessages.class.getName());

    private final RunningSender running;
    private final SendingService sending;
    private final JoinedSteps steps;
    private ClaimedBulk last;

    TakenMessages(RunningSender running, SendingService sending, JoinedSteps steps) {
        this.running = running;
        this.sending = sending;
        this.steps = steps;
    }

    /** The server took it; of bulk mail that is stored with the next one, or by {@link #storeLast}. */
    void taken(Claimed message) {
        running.taken(message);
        if (message instanceof ClaimedBulk bulk) {
            last = bulk;
        } else {
            store(message);
        }
    }

    /** Asked before the end of a message: whether it may be sent. */
    boolean handOver(Claimed next) {
        ClaimedBulk taken = last;
        try {
            boolean mayEnd = steps.store(new SenderStep(taken, next));
            if (taken != null) {
                running.stored(taken);
                last = null;
            }
            return mayEnd;
        } catch (RuntimeException e) {
            // Perhaps who hears of it failed, or the step of another connection: then each is stored on its own
            LOGGER.log(Level.FINE, "What was taken is stored on its own", e);
            storeLast();
            return sending.handOver(next);
        }
    }

    /** Nothing is left to store. */
    void storeLast() {
        if (last != null) {
            Claimed taken = last;
            last = null;
            store(taken);
        }
    }

    /** Whoever hears of it may fail, also again and again: sent is sent all the same, and must not be sent again. */
    void store(Claimed message) {
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

    /** What earlier could not be stored. */
    void storeRest() {
        running.unstored().forEach(this::store);
    }
}
