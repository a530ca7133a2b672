package de.mat.intake;

import de.mat.mail.Envelope;
import de.mat.mail.ReceivedMail.Address;
import java.time.Instant;
import java.util.Optional;

/**
 * A mail that could not be imported this time, with what is known of it.
 *
 * @param sender its exact address
 * @param received when the mailbox received it
 * @param raw the mail as it came, if it was fetched
 */
record FailedMail(
        long uid,
        MailProblem problem,
        Optional<String> sender,
        Optional<String> subject,
        Optional<Instant> received,
        Optional<byte[]> raw) {

    /** A mail that was not fetched. */
    static FailedMail of(Envelope envelope, MailProblem problem) {
        return new FailedMail(
                envelope.uid(),
                problem,
                envelope.from().stream().map(Address::address).findFirst(),
                envelope.subject(),
                Optional.ofNullable(envelope.received()),
                Optional.empty());
    }

    /** A mail of which nothing is known but its number. */
    static FailedMail of(long uid, MailProblem problem) {
        return new FailedMail(uid, problem, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same mail, which was fetched. */
    FailedMail with(byte[] mail) {
        return new FailedMail(uid, problem, sender, subject, received, Optional.of(mail));
    }

    /** Tells the mail from others when its number has changed; empty when too little is known for that. */
    Optional<String> identity() {
        return raw.map(ContentIdentity::of)
                .or(() -> received.map(
                        moment -> ContentIdentity.ofUnfetched(sender.orElse(""), subject.orElse(""), moment)));
    }
}
