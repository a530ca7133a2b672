package de.mat.mailing;

import de.mat.delivery.BulkPace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a mailing is, and what became of its recipients.
 *
 * @param shares of all states; together they are all recipients
 * @param skipped why how many were skipped
 * @param left how many left by this mail
 * @param starter who started it
 * @param ended when it was through or cancelled
 * @param stopCause why it stopped by itself
 * @param stopReply what the server said then; may be empty
 * @param lastHour how many it went out to, or not, within the last hour
 * @param pace how fast bulk mail goes out
 * @param expectedEnd when all that waits will have gone; empty while nothing goes
 */
public record RunReport(
        long id,
        String subject,
        MailingState state,
        List<RunShare> shares,
        Map<SkipReason, Integer> skipped,
        int left,
        String starter,
        Instant started,
        Optional<Instant> ended,
        Optional<StopCause> stopCause,
        String stopReply,
        int lastHour,
        BulkPace pace,
        Optional<Instant> expectedEnd) {

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

    /** Whether it goes out right now. */
    public boolean isRunning() {
        return state == MailingState.RUNNING;
    }
}
