package de.mat.mailing;

import de.mat.delivery.BulkPace;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How fast a mailing goes: as it was measured, and as it may.
 *
 * @param lastMinute messages that the server took within the last minute
 * @param lastHour the same within the last hour
 * @param limits how fast bulk mail may go
 * @param endByLimits when all that waits could have gone; empty while nothing goes
 * @param endByMeasure when it will have gone if it goes on as fast as it went; empty while nobody has measured it
 */
public record RunPace(
        int lastMinute, int lastHour, BulkPace limits, Optional<Instant> endByLimits, Optional<Instant> endByMeasure) {

    /** What is measured within less says too little. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /** When so many messages will have gone that go as fast as these that went in that time. */
    static Optional<Instant> end(int messages, int went, Duration time, Instant now) {
        return went == 0 || time.compareTo(SHORTEST) < 0
                ? Optional.empty()
                : Optional.of(now.plus(time.multipliedBy(messages).dividedBy(went)));
    }

    /** What is the slower of the two decides. */
    public Optional<Instant> expectedEnd() {
        return endByLimits.flatMap(
                limit -> Stream.concat(Stream.of(limit), endByMeasure.stream()).max(Instant::compareTo));
    }

    /** Whether somebody limits it. */
    public boolean isLimited() {
        return limits.perHour() > 0 || limits.perMinute() > 0;
    }
}
