package de.mat.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When messages may go: never more than so many within any hour and within any minute.
 *
 * @param perHour 0 for no limit
 * @param perMinute 0 for no limit
 * @param recent when the last ones went, the oldest first; at least as many as the limits
 */
record PaceWindow(int perHour, int perMinute, List<Instant> recent) {

    static final Duration HOUR = Duration.ofHours(1);
    static final Duration MINUTE = Duration.ofMinutes(1);

    /** What goes in a minute without limits, as long as nobody has measured it. */
    private static final int ASSUMED = 120;

    /** How many more may go at this instant. */
    int free(Instant now) {
        int hour = perHour == 0 ? Integer.MAX_VALUE : perHour - since(now.minus(HOUR));
        int minute = perMinute == 0 ? Integer.MAX_VALUE : perMinute - since(now.minus(MINUTE));
        return Math.max(0, Math.min(hour, minute));
    }

    private int since(Instant start) {
        return (int) recent.stream().filter(start::isBefore).count();
    }

    /** When the last of so many more may go. */
    Instant end(int messages, Instant start) {
        if (perHour == 0 && perMinute == 0) {
            int rate = Math.max(ASSUMED, since(start.minus(MINUTE)));
            return start.plus(MINUTE.multipliedBy(messages).dividedBy(rate));
        }
        int known = recent.size();
        long[] times = new long[known + messages];
        for (int i = 0; i < known; i++) {
            times[i] = recent.get(i).toEpochMilli();
        }
        long last = start.toEpochMilli();
        for (int i = known; i < times.length; i++) {
            last = Math.max(last, Math.max(after(times, i, perHour, HOUR), after(times, i, perMinute, MINUTE)));
            times[i] = last;
        }
        return Instant.ofEpochMilli(last);
    }

    /** When the window is over that this many before have filled. */
    private static long after(long[] times, int index, int limit, Duration window) {
        return limit == 0 || index < limit ? Long.MIN_VALUE : times[index - limit] + window.toMillis();
    }
}
