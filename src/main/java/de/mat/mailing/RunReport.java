package de.mat.mailing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a mailing is, and what became of its recipients.
 *
 * @param figures of its recipients
 * @param skipped why how many were skipped
 * @param left how many left by this mail
 * @param starter who started it
 * @param ended when it was through or cancelled
 * @param stopCause why it stopped by itself
 * @param stopReply what the server said then; may be empty
 * @param pace how fast it goes
 */
public record RunReport(
        long id,
        String subject,
        MailingState state,
        RunFigures figures,
        Map<SkipReason, Integer> skipped,
        int left,
        String starter,
        Instant started,
        Optional<Instant> ended,
        Optional<StopCause> stopCause,
        String stopReply,
        RunPace pace) {

    /** All recipients. */
    public int total() {
        return figures.total();
    }

    /** Those that are done with, one way or the other. */
    public int done() {
        return figures.done();
    }

    /** How many are in that state. */
    public int count(RecipientState state) {
        return figures.count(state);
    }

    /** How many are in each state. */
    public List<RunShare> shares() {
        return figures.shares();
    }

    /** Whether it goes out right now. */
    public boolean isRunning() {
        return state == MailingState.RUNNING;
    }
}
