package de.mat.delivery;

import de.mat.account.AccountDetails;
import de.mat.mail.MailFailure.Cause;
import java.time.Instant;
import java.util.Optional;

/**
 * What everybody who signs in has to know about what goes out.
 *
 * @param account that sends, when there is one
 * @param waiting how many messages wait, for whatever reason
 * @param stuck how many of them cannot be sent
 * @param since when the first of these was written
 * @param cause why, when it is the mail server
 * @param reply the server's own words; empty when there are none
 * @param nextTry when it is tried again, while nothing at all can be sent
 * @param open how many messages failed or may have failed, and wait for a person
 * @param openSince when the first of these failed
 */
public record DeliveryStatus(
        Kind kind,
        Optional<AccountDetails> account,
        long waiting,
        long stuck,
        Optional<Instant> since,
        Optional<Cause> cause,
        String reply,
        Optional<Instant> nextTry,
        long open,
        Optional<Instant> openSince) {

    /** Whether messages go out. */
    public enum Kind {
        /** There is no account, or its password cannot be read. */
        NO_ACCOUNT,
        /** Nothing can be sent at all. */
        PAUSED,
        /** Some messages are refused again and again, or are not even tried. */
        SLOW,
        WORKING
    }

    /** Whether nobody has to know anything. */
    public boolean isFine() {
        return stuck == 0 && open == 0;
    }
}
