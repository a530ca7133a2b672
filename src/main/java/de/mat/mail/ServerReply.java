package de.mat.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An SMTP reply (RFC 5321, 4.2) with its enhanced status code (RFC 3463).
 *
 * @param code three digits; -1 when the server sent none
 * @param status e.g. {@code 5.7.8}; empty when the server sent none
 */
record ServerReply(int code, String status, String text) {

    private static final int LONGEST = 500;
    private static final Pattern REPLY =
            Pattern.compile("([2-5]\\d\\d)(?:[ -](?:([245]\\.\\d{1,3}\\.\\d{1,3})\\b)?.*)?", Pattern.DOTALL);

    static ServerReply parse(String text) {
        Matcher matcher = REPLY.matcher(text);
        if (!matcher.matches()) {
            return new ServerReply(-1, "", text);
        }
        String status = matcher.group(2);
        return new ServerReply(Integer.parseInt(matcher.group(1)), status == null ? "" : status, text);
    }

    boolean isTemporary() {
        return code >= 400 && code < 500;
    }

    boolean isRefusal() {
        return code >= 400;
    }

    /** One printable line of at most 500 characters. */
    static String printable(String reply) {
        String line = reply.replaceAll("[\r\n]+", " ")
                .replaceAll("[^\\x20-\\x7e]", "?")
                .strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }
}
