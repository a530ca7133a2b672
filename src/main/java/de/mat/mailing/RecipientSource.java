package de.mat.mailing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a recipient's message is named in delivery: {@code mailing:17:4711}. */
record RecipientSource(long mailing, long recipient) {

    private static final Pattern FORM = Pattern.compile(Pattern.quote(MailingText.SOURCE) + "(\\d{1,18}):(\\d{1,18})");

    /** That of a bulk mail; empty for messages of others. */
    static Optional<RecipientSource> of(String source) {
        Matcher matcher = FORM.matcher(source);
        return matcher.matches()
                ? Optional.of(new RecipientSource(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    /** What the sources of all recipients of a mailing begin with. */
    static String prefix(long mailing) {
        return MailingText.SOURCE + mailing + ":";
    }

    String text() {
        return prefix(mailing) + recipient;
    }
}
