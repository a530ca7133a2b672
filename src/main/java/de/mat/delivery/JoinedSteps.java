package de.mat.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stores the steps of several connections together: those that come up while others are being stored share one transaction, because each
 * commit takes longer than a fast server for a message.
 */
final class JoinedSteps {

    private final SendingService sending;
    private final Lock storing = new ReentrantLock();
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

    JoinedSteps(SendingService sending) {
        this.sending = sending;
    }

    /**
     * Returns when the step is stored.
     *
     * @return whether the next message may come to its end
     * @throws RuntimeException if the transaction failed, perhaps by a step of another connection; then none of them is stored
     */
    boolean store(SenderStep step) {
        Waiting own = new Waiting(step);
        waiting.add(own);
        storing.lock();
        try {
            if (!own.isOver()) {
                storeAll();
            }
        } finally {
            storing.unlock();
        }
        return own.result();
    }

    /** How many steps wait for the transaction that is under way. */
    int waiting() {
        return waiting.size();
    }

    private void storeAll() {
        List<Waiting> together = new ArrayList<>();
        for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
            together.add(next);
        }
        try {
            List<Boolean> results =
                    sending.store(together.stream().map(each -> each.step).toList());
            for (int i = 0; i < together.size(); i++) {
                together.get(i).mayEnd = results.get(i);
            }
        } catch (RuntimeException e) {
            together.forEach(each -> each.failure = e);
        }
    }

    /** A step and what became of it; both sides hold the lock. */
    private static final class Waiting {

        private final SenderStep step;
        private Boolean mayEnd;
        private RuntimeException failure;

        Waiting(SenderStep step) {
            this.step = step;
        }

        boolean isOver() {
            return mayEnd != null || failure != null;
        }

        boolean result() {
            if (failure != null) {
                throw failure;
            }
            return mayEnd;
        }
    }
}
