package de.mat.mail;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what the server that received a mail wrote on it, among what its sender may have written there as well.
 *
 * <p>Every server puts its trace on top. So of all {@code Authentication-Results} only the topmost can be that of the receiving
 * server, and it is believed in two cases only: it stands above all {@code Received} lines, where no sender can write; or it names
 * (authserv-id) the host, or a host of the same domain, that the topmost {@code Received} lines say the mail was received by. A server
 * that writes such results removes foreign ones in its own name (RFC 8601, 5); of one that writes none, nothing is believed but its
 * own name. A mail without any {@code Received} line came over no network and proves nothing.
 */
final class ReceivingServer {

    private static final String RESULTS = "Authentication-Results";
    private static final String[] TRACE = {"Received", RESULTS};

    private static final Pattern FOLDING = Pattern.compile("\\r?\\n(?=[ \\t])");
    private static final Pattern FROM = Pattern.compile("(?is)\\s*from\\s.*");
    private static final Pattern BY = Pattern.compile("(?i)(?:^|\\s)by\\s+([a-z0-9.-]{1,253})(?=[\\s;]|$)");

    private ReceivingServer() {}

    /** The results of the receiving server, unfolded but otherwise as they are; none when there are none to be believed. */
    static List<String> authenticationResults(MimeMessage message) throws MessagingException {
        List<Header> trace = Collections.list(message.getMatchingHeaders(TRACE));
        int topmost = 0;
        while (topmost < trace.size() && !isResults(trace.get(topmost))) {
            topmost++;
        }
        if (topmost == trace.size()) {
            return List.of();
        }
        String results = FOLDING.matcher(trace.get(topmost).getValue()).replaceAll("");
        boolean believed = topmost == 0
                ? trace.stream().anyMatch(line -> !isResults(line))
                : names(trace.subList(0, topmost), AuthenticationResults.parse(results));
        return believed ? List.of(results) : List.of();
    }

    private static boolean isResults(Header header) {
        return header.getName().equalsIgnoreCase(RESULTS);
    }

    /** Whether the mail was received by the server of these results: up to the first line that tells of another host. */
    private static boolean names(List<Header> received, AuthenticationResults results) {
        for (Header line : received) {
            String value = line.getValue();
            Matcher by = BY.matcher(value);
            if (by.find() && isOfDomain(results.server(), by.group(1).toLowerCase(Locale.ROOT))) {
                return true;
            }
            if (FROM.matcher(value).matches()) {
                return false;
            }
        }
        return false;
    }

    /** Whether the server is this host, or has a name in the domain of this host. */
    private static boolean isOfDomain(String server, String host) {
        String domain = host.substring(host.indexOf('.') + 1);
        return server.equals(host) || domain.contains(".") && (server.equals(domain) || server.endsWith("." + domain));
    }
}
