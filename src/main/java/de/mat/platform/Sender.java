package de.mat.platform;

import de.mat.mail.ReceivedMail.Address;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who sends inquiries of a platform: everybody that the pattern covers, and only mails whose subject holds the given text when the
 * sender writes about other things too.
 *
 * @param subject case is ignored; empty when every subject is welcome
 * @param layout how these mails are read
 */
public record Sender(Platform platform, SenderPattern pattern, Optional<String> subject, Layout layout) {

    /** The longest text that a subject can be asked for. */
    public static final int LONGEST_SUBJECT = 100;

    /** What every mail server can search for: plain ASCII without the marks of IMAP's own strings, and enough of it to tell mails apart. */
    private static final Pattern SEARCHABLE = Pattern.compile("[ -~&&[^\"\\\\]]{3," + LONGEST_SUBJECT + "}");

    /** @throws IllegalArgumentException if no mail server could be asked for that subject */
    public Sender {
        if (subject.isPresent() && !isSearchable(subject.get())) {
            throw new IllegalArgumentException("No subject to search for");
        }
    }

    /** Whether every mail server can search subjects for this text. */
    static boolean isSearchable(String subject) {
        return SEARCHABLE.matcher(subject).matches() && subject.equals(subject.strip());
    }

    /** Whether a mail with these From addresses and this subject is an inquiry of the platform. */
    boolean sends(List<Address> from, Optional<String> mailSubject) {
        return pattern.accepts(from) && fits(mailSubject);
    }

    /** Whether the subject is one of an inquiry. */
    boolean fits(Optional<String> mailSubject) {
        return subject.map(Sender::folded).stream().allMatch(folded(mailSubject.orElse(""))::contains);
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
