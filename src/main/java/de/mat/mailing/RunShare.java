package de.mat.mailing;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many recipients are in one state.
 *
 * @param permille of all recipients; those of all states together are 1,000
 */
public record RunShare(RecipientState state, int count, int permille) implements Serializable {

    private static final int WHOLE = 1000;

    /** Of each state, in their order. What rounding leaves over goes to those that lost most by it. */
    static List<RunShare> of(Map<RecipientState, Integer> counts) {
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        Map<RecipientState, Integer> shares = new EnumMap<>(RecipientState.class);
        List<RecipientState> byLoss = new ArrayList<>(List.of(RecipientState.values()));
        byLoss.sort(Comparator.comparingLong(state -> -lost(counts, state, total)));
        int left = total == 0 ? 0 : WHOLE;
        for (RecipientState state : RecipientState.values()) {
            int share = total == 0 ? 0 : (int) ((long) counts.getOrDefault(state, 0) * WHOLE / total);
            shares.put(state, share);
            left -= share;
        }
        for (RecipientState state : byLoss.subList(0, left)) {
            shares.merge(state, 1, Integer::sum);
        }
        return List.of(RecipientState.values()).stream()
                .map(state -> new RunShare(state, counts.getOrDefault(state, 0), shares.get(state)))
                .toList();
    }

    private static long lost(Map<RecipientState, Integer> counts, RecipientState state, int total) {
        return total == 0 ? 0 : (long) counts.getOrDefault(state, 0) * WHOLE % total;
    }
}
