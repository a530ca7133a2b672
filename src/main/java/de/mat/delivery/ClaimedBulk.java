package de.mat.delivery;

import de.mat.mail.BulkFilling;
import java.time.Instant;

/**
 * A message of a bulk mail that a sender is at.
 *
 * @param template that has what all of them have in common
 * @param written its date
 */
public record ClaimedBulk(
        long id, String claim, long template, String subject, BulkRecipient recipient, Instant written)
        implements Claimed {

    @Override
    public String source() {
        return recipient.source();
    }

    BulkFilling filling() {
        return new BulkFilling(
                recipient.address(),
                subject,
                recipient.messageId(),
                written,
                recipient.values(),
                recipient.unsubscribe());
    }
}
