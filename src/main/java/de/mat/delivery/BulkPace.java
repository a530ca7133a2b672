package de.mat.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * How fast bulk mail goes out right now.
 *
 * @param perHour 0 when there is no limit
 * @param perMinute 0 when there is no limit
 * @param slowed whether a server has asked for patience; then less than the limits
 * @param reply what that server said
 * @param nextPossible when the next message may go, while none may
 * @param heldUntil until when nothing is tried because of what a server said
 */
public record BulkPace(
        int perHour,
        int perMinute,
        boolean slowed,
        Optional<String> reply,
        Optional<Instant> nextPossible,
        Optional<Instant> heldUntil) {}
