package de.mat.platform;

import de.mat.mail.ReceivedMail.Address;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who sends inquiries of a platform: everybody that the pattern covers, and only mails whose subject holds the given text when the
 * sender writes about other things too.
 *
 * @param subject case is ignored; empty when every subject is welcome
 */
public record Sender(Platform platform, SenderPattern pattern, Optional<String> subject) {

    /** Whether a mail with these From addresses and this subject is an inquiry of the platform. */
    boolean sends(List<Address> from, Optional<String> mailSubject) {
        return pattern.accepts(from)
                && subject.map(Sender::folded).stream().allMatch(folded(mailSubject.orElse(""))::contains);
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
