package de.mat.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of an {@code Authentication-Results} header (RFC 8601, 2.2), read strictly: servers copy words of the sender into it, so a
 * value that is not well-formed says nothing at all.
 *
 * @param server who says so (authserv-id), in lower case
 */
record AuthenticationResults(String server, List<Result> results) {

    private static final AuthenticationResults NOTHING = new AuthenticationResults("", List.of());

    private static final int LONGEST = 10_000;
    private static final int MOST_RESULTS = 100;

    private static final Pattern SERVER = Pattern.compile("\\s*([A-Za-z0-9._-]{1,253})(?:\\s+[0-9]+)?\\s*");
    private static final String WORD = "[A-Za-z0-9._-]{1,100}";
    private static final Pattern METHOD =
            Pattern.compile("\\s*(" + WORD + ")(?:\\s*/\\s*[0-9]+)?\\s*=\\s*(" + WORD + ")(?=\\s|$)");
    private static final Pattern PROPERTY =
            Pattern.compile("\\s+(" + WORD + ")\\s*=\\s*(\"[^\"]{0,1000}\"|[^\\s\";]{1,1000})(?=\\s|$)");

    /**
     * What one method found.
     *
     * @param method for example "dkim"
     * @param result for example "pass"
     * @param properties what it is about, for example "header.d"
     */
    record Result(String method, String result, Map<String, String> properties) {}

    /** Reads the value of a header, unfolded and not decoded. */
    static AuthenticationResults parse(String value) {
        List<String> parts = value.length() > LONGEST ? List.of() : split(value);
        Matcher server = SERVER.matcher(parts.isEmpty() ? "" : parts.get(0));
        if (!server.matches() || parts.size() > MOST_RESULTS) {
            return NOTHING;
        }
        List<Result> results = new ArrayList<>();
        for (String part : parts.subList(1, parts.size())) {
            if (part.isBlank() || part.strip().equalsIgnoreCase("none")) {
                continue;
            }
            Result result = result(part);
            if (result == null) {
                return NOTHING;
            }
            results.add(result);
        }
        return new AuthenticationResults(small(server.group(1)), List.copyOf(results));
    }

    private static Result result(String part) {
        Matcher method = METHOD.matcher(part);
        if (!method.lookingAt()) {
            return null;
        }
        Map<String, String> properties = new TreeMap<>();
        Matcher property = PROPERTY.matcher(part);
        int end = method.end();
        while (property.find(end) && property.start() == end) {
            properties.putIfAbsent(
                    small(property.group(1)), small(property.group(2).replace("\"", "")));
            end = property.end();
        }
        boolean wellFormed = part.substring(end).isBlank();
        return wellFormed ? new Result(small(method.group(1)), small(method.group(2)), Map.copyOf(properties)) : null;
    }

    /** At semicolons outside of quotes and comments; a comment becomes a space. Nothing when one of them does not end. */
    private static List<String> split(String value) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int comments = 0;
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && (quoted || comments > 0)) {
                i++;
                part.append(quoted ? "?" : "");
            } else if (c == '"' && comments == 0) {
                quoted = !quoted;
                part.append(c);
            } else if (quoted) {
                part.append(c);
            } else if (c == '(') {
                comments++;
                part.append(' ');
            } else if (c == ')') {
                comments--;
            } else if (comments < 0) {
                return List.of();
            } else if (comments > 0) {
                continue;
            } else if (c == ';') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return quoted || comments != 0 ? List.of() : parts;
    }

    private static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
