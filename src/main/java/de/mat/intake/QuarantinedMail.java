package de.mat.intake;

import java.io.Serializable;
import java.time.Instant;

/**
 * A mail that was given up and waits for a person. Texts are strangers' words; what is not known is null.
 *
 * @param received when the mailbox received it
 * @param tries how often it failed for that reason
 * @param changed when it failed last
 * @param size bytes of its text; 0 when it was never fetched
 */
public record QuarantinedMail(
        long id,
        String sender,
        String subject,
        Instant received,
        MailProblem reason,
        int tries,
        Instant changed,
        long size)
        implements Serializable {

    /** Whether its text is kept. */
    public boolean fetched() {
        return size > 0;
    }

    /** Of its text, rounded up. */
    public long kilobytes() {
        return (size + 999) / 1_000;
    }
}
