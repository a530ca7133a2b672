package de.mat.mailing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A part of the time that a mailing took.
 *
 * @param to not included
 * @param counts how many came into each state in it
 */
public record RunPart(Instant from, Instant to, Map<RecipientState, Integer> counts) {

    private static final int MOST = 24;

    private static final List<Duration> LENGTHS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(7));

    /** Equal parts of a length that people count in, at most two dozen; the last one may lie partly in the future. */
    static List<RunPart> between(Instant start, Instant end) {
        Duration whole = Duration.between(start, end);
        Duration length = LENGTHS.stream()
                .filter(each -> each.multipliedBy(MOST).compareTo(whole) > 0)
                .findFirst()
                .orElse(whole.dividedBy(MOST - 1));
        List<RunPart> parts = new ArrayList<>();
        for (Instant from = start; !from.isAfter(end) && parts.size() < MOST; from = from.plus(length)) {
            parts.add(new RunPart(from, from.plus(length), Map.of()));
        }
        return parts;
    }

    RunPart with(Map<RecipientState, Integer> counted) {
        return new RunPart(from, to, counted);
    }

    /** How many came into that state in it. */
    public long count(RecipientState state) {
        return counts.getOrDefault(state, 0);
    }
}
