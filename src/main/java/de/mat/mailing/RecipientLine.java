package de.mat.mailing;

import java.io.Serializable;
import java.time.Instant;

/**
 * One recipient in the report of a mailing.
 *
 * @param address null once the person was erased
 * @param queued whether it waits in delivery
 * @param reason why it was skipped; else null
 * @param reply the server's own words; empty when there are none
 * @param since when it came into its state
 * @param left when the recipient left by this mail; else null
 */
public record RecipientLine(
        long id,
        long contact,
        String address,
        RecipientState state,
        boolean queued,
        SkipReason reason,
        String reply,
        String messageId,
        Instant since,
        Instant left)
        implements Serializable {

    /** Begins a query for lines; conditions speak of {@code r}. */
    static final String SELECT =
            "select new de.mat.mailing.RecipientLine(r.id, r.contact, r.address, r.state, r.queued, r.reason, r.reply,"
                    + " r.messageId, r.since, r.left) from Recipient r where r.mailing = :mailing";
}
