package de.mat.mailing;

import de.mat.mailing.LeftOut.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What will happen when a mailing is started now.
 *
 * @param revision of the mailing that this is about
 * @param recipients how many get it
 * @param leftOut how many do not, by reason
 * @param account whether there is an account to send it
 * @param byLink whether recipients can leave by a link
 * @param expectedEnd when the last one will have got it
 * @param problems what has to be put right first
 */
public record StartOutlook(
        long revision,
        int recipients,
        Map<Reason, Integer> leftOut,
        boolean account,
        boolean byLink,
        Instant expectedEnd,
        List<MailingProblem> problems) {

    /** Whether it can be started as it is. */
    public boolean isReady() {
        return recipients > 0 && account && problems.isEmpty();
    }

    /** How many were chosen and are left out. */
    public int leftOutCount() {
        return leftOut.values().stream().mapToInt(Integer::intValue).sum();
    }
}
