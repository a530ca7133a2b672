package de.mat.mailing;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What became of the recipients of a mailing, in numbers.
 *
 * @param shares of all states; together they are all recipients
 */
public record RunFigures(List<RunShare> shares) implements Serializable {

    static RunFigures of(Map<RecipientState, Integer> counts) {
        return new RunFigures(RunShare.of(counts));
    }

    /** All recipients. */
    public int total() {
        return shares.stream().mapToInt(RunShare::count).sum();
    }

    /** Those that are done with, one way or the other. */
    public int done() {
        return total() - count(RecipientState.OPEN);
    }

    /** How many are in that state. */
    public int count(RecipientState state) {
        return shares.stream()
                .filter(share -> share.state() == state)
                .mapToInt(RunShare::count)
                .sum();
    }
}
