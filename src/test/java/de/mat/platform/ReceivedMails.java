package de.mat.platform;

import de.mat.mail.ReceivedMail;
import de.mat.mail.ReceivedMail.Address;
import java.util.List;
import java.util.Optional;

/** Mails as they are read, for tests of what is made of them. */
final class ReceivedMails {

    static final Address RELAY = new Address("Ana Beispiel", "buyer-ab1cd2ef3gh4i@channel.machineseeker.com");

    private ReceivedMails() {}

    /** A mail of a buyer. */
    static ReceivedMail text(String subject, String text) {
        return of(RELAY, List.of(), subject, List.of(), Optional.empty(), Optional.of(text));
    }

    /** A mail of a buyer. */
    static ReceivedMail html(String subject, String html) {
        return of(RELAY, List.of(), subject, List.of(), Optional.of(html), Optional.empty());
    }

    static ReceivedMail of(
            Address from,
            List<Address> replyTo,
            String subject,
            List<String> references,
            Optional<String> html,
            Optional<String> text) {
        return new ReceivedMail(
                List.of(from),
                replyTo,
                Optional.of(subject),
                Optional.empty(),
                Optional.empty(),
                references,
                List.of(),
                html,
                text);
    }
}
