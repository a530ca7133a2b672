package de.mat.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The bulk mail that one connection has claimed: a portion, as large as it sends in a moment. What is not sent by then goes back, so
 * that who caused it was asked only just before each message.
 */
final class BulkQueue {

    /** How long a portion may be used. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private static final int FIRST = 5;
    private static final int LARGEST = 100;

    private final SenderRun run;
    private final BulkSendingService bulk;
    private final SendingService sending;
    private final Clock clock;
    private final Deque<ClaimedBulk> portion = new ArrayDeque<>();
    private int size = FIRST;
    private int used;
    private int slowDowns;
    private boolean probing;
    private Instant claimed = Instant.EPOCH;

    BulkQueue(SenderRun run, BulkSendingService bulk, SendingService sending, Clock clock) {
        this.run = run;
        this.bulk = bulk;
        this.sending = sending;
        this.clock = clock;
    }

    /** The next of the portion that is here, while it is fresh. */
    Optional<ClaimedBulk> here() {
        if (!portion.isEmpty() && (slowDowns != run.slowDowns() || !isFresh())) {
            size = Math.max(1, used);
            putBack();
        }
        return poll();
    }

    /** The next one, of a new portion when there is none here. */
    Optional<ClaimedBulk> next() {
        Optional<ClaimedBulk> next = here();
        boolean last = false;
        while (next.isEmpty() && !last) {
            size = used >= size && isFresh() ? Math.min(size * 2, LARGEST) : size;
            slowDowns = run.slowDowns();
            claimed = clock.instant();
            used = 0;
            BulkPortion got = bulk.claim(run.claim(), size);
            portion.addAll(got.messages());
            last = got.last();
            probing = got.probing();
            next = poll();
        }
        return next;
    }

    /** The server has taken one. */
    void wentWell() {
        if (probing) {
            probing = false;
            bulk.wentWell();
        }
    }

    /** Whatever is here is for others, or for later. */
    void putBack() {
        if (!portion.isEmpty()) {
            sending.putBack(List.copyOf(portion));
            portion.clear();
        }
    }

    private Optional<ClaimedBulk> poll() {
        Optional<ClaimedBulk> next = Optional.ofNullable(portion.poll());
        used += next.isPresent() ? 1 : 0;
        return next;
    }

    private boolean isFresh() {
        return clock.instant().isBefore(claimed.plus(FRESH));
    }
}
