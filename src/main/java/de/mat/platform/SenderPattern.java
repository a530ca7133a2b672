package de.mat.platform;

import de.mat.mail.ReceivedMail.Address;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Which senders belong to a platform: {@code *@domain} for everybody of exactly that domain, or one whole address.
 *
 * <p>The test is on whole domain labels of the one From address; a display name counts for nothing. Only ASCII is accepted, because
 * some other letters turn into ASCII ones when case is ignored (the Kelvin sign into a k).
 */
public record SenderPattern(String text) {

    private static final String ANYBODY = "*";

    /** @throws IllegalArgumentException unless the text is {@code *@domain} or {@code local@domain} */
    public SenderPattern {
        text = text.toLowerCase(Locale.ROOT);
        int at = text.indexOf('@');
        if (at < 1 || at != text.lastIndexOf('@') || !isPlainAscii(text) || !isDomain(text.substring(at + 1))) {
            throw new IllegalArgumentException("No sender pattern: " + text);
        }
    }

    /**
     * Whether the mail has exactly one sender and the pattern covers that one.
     *
     * @param from the addresses of the From header
     */
    public boolean accepts(List<Address> from) {
        return from.size() == 1 && accepts(from.get(0).address());
    }

    private boolean accepts(String address) {
        if (address == null || !isPlainAscii(address)) {
            return false;
        }
        int at = address.indexOf('@');
        if (at < 1 || at != address.lastIndexOf('@')) {
            return false;
        }
        return (local().equals(ANYBODY) || local().equalsIgnoreCase(address.substring(0, at)))
                && domain().equalsIgnoreCase(address.substring(at + 1));
    }

    /**
     * What every From header of these senders contains, for a server's substring search. The answer is a list of candidates:
     * it holds other senders too.
     */
    public String searchText() {
        return local().equals(ANYBODY) ? domain() : text;
    }

    private String local() {
        return text.substring(0, text.indexOf('@'));
    }

    private String domain() {
        return text.substring(text.indexOf('@') + 1);
    }

    private static boolean isDomain(String domain) {
        return domain.contains(".") && domain.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+");
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
