package de.mat.platform;

import de.mat.mail.ReceivedMail.Address;
import de.mat.validation.TextSyntax;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which senders belong to a platform: {@code *@domain} for everybody of exactly that domain, or one whole address.
 *
 * <p>The test is on whole domain labels of the one From address; a display name counts for nothing. Only ASCII is accepted, because
 * some other letters turn into ASCII ones when case is ignored (the Kelvin sign into a k).
 */
public record SenderPattern(String text) {

    /** Why a text is no pattern that MAT imports by. */
    public enum Problem {
        /** Neither {@code *@domain} nor an address. */
        NO_PATTERN,
        /** Holds letters outside of ASCII. */
        NOT_ASCII,
        /** The asterisk does not stand for the whole of what is before the at sign. */
        ASTERISK,
        /** No domain of one owner, as {@code *@com} or {@code *@co.uk}. */
        TOO_WIDE,
        /** Everybody of a provider where anybody has an address. */
        MAIL_PROVIDER
    }

    /** The longest address (RFC 5321). */
    public static final int LONGEST = 254;

    private static final String ANYBODY = "*";

    /** Below them, names are given to anybody: co.uk, com.br, or.at. */
    private static final Pattern PUBLIC_DOMAIN =
            Pattern.compile("(ac|asso|co|com|edu|gov|gv|mil|ne|net|nom|or|org)\\.[a-z]{2}");

    /** @throws IllegalArgumentException if there is a {@link #problem} with the text */
    public SenderPattern {
        text = text.toLowerCase(Locale.ROOT);
        if (problem(text).isPresent()) {
            throw new IllegalArgumentException("No sender pattern: " + text);
        }
    }

    /** What is wrong with a text as a pattern, if anything. */
    public static Optional<Problem> problem(String text) {
        if (!isPlainAscii(text)) {
            return Optional.of(
                    text.chars().allMatch(c -> c >= ' ' && c != 127)
                                    && text.chars().anyMatch(c -> c > 127)
                            ? Problem.NOT_ASCII
                            : Problem.NO_PATTERN);
        }
        int at = text.indexOf('@');
        if (at < 1 || text.length() > LONGEST) {
            return Optional.of(Problem.NO_PATTERN);
        }
        String local = text.substring(0, at);
        String domain = text.substring(at + 1).toLowerCase(Locale.ROOT);
        if (domain.contains(ANYBODY) || local.contains(ANYBODY) && !local.equals(ANYBODY)) {
            return Optional.of(Problem.ASTERISK);
        }
        if (TextSyntax.isHost(domain) && !domain.contains(".")
                || PUBLIC_DOMAIN.matcher(domain).matches()) {
            return Optional.of(Problem.TOO_WIDE);
        }
        if (!TextSyntax.isMailAddress(local.equals(ANYBODY) ? "any@" + domain : text)) {
            return Optional.of(Problem.NO_PATTERN);
        }
        return local.equals(ANYBODY) && MailProviders.include(domain)
                ? Optional.of(Problem.MAIL_PROVIDER)
                : Optional.empty();
    }

    /**
     * Whether the mail has exactly one sender and the pattern covers that one.
     *
     * @param from the addresses of the From header
     */
    public boolean accepts(List<Address> from) {
        return from.size() == 1 && accepts(from.get(0).address());
    }

    /** Whether the pattern covers that address. */
    boolean accepts(String address) {
        if (address == null || !isPlainAscii(address)) {
            return false;
        }
        int at = address.indexOf('@');
        if (at < 1 || at != address.lastIndexOf('@')) {
            return false;
        }
        return (coversEverybody() || local().equalsIgnoreCase(address.substring(0, at)))
                && domain().equalsIgnoreCase(address.substring(at + 1));
    }

    /** Whether the pattern is for all addresses of a domain: each is a sender of its own, a relay to a buyer. */
    public boolean coversEverybody() {
        return local().equals(ANYBODY);
    }

    /**
     * What every From header of these senders contains, for a server's substring search. The answer is a list of candidates:
     * it holds other senders too.
     */
    public String searchText() {
        return coversEverybody() ? domain() : text;
    }

    private String local() {
        return text.substring(0, text.indexOf('@'));
    }

    private String domain() {
        return text.substring(text.indexOf('@') + 1);
    }

    private static boolean isPlainAscii(String text) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(text)
                && text.chars().allMatch(c -> c > ' ' && c != 127);
    }

    @Override
    public String toString() {
        return text;
    }
}
