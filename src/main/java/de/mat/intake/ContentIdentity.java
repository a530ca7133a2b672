package de.mat.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells whether two mails are the same although they carry different UIDs: a hash over From, Date, Subject and body. What servers
 * change on the way (trace headers, line ends, folding, empty lines at the end) does not count. The Message-ID does not either: senders
 * reuse it or leave it out.
 */
final class ContentIdentity {

    private static final List<String> HEADERS = List.of("from", "date", "subject");

    private ContentIdentity() {}

    /** 64 hexadecimal digits. */
    static String of(byte[] mail) {
        // One char a byte: nothing is decoded, nothing is lost.
        String text = new String(mail, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        int end = text.startsWith("\n") ? 0 : text.indexOf("\n\n");
        String head = end < 0 ? text : text.substring(0, end);
        String body = end < 0 ? "" : text.substring(end);
        Map<String, String> headers = headers(head);
        StringBuilder identity = new StringBuilder();
        for (String name : HEADERS) {
            identity.append(headers.getOrDefault(name, "")).append('\n');
        }
        identity.append(body.strip());
        return hash(identity.toString());
    }

    private static Map<String, String> headers(String head) {
        Map<String, String> headers = new TreeMap<>();
        for (String line : head.replaceAll("\n[ \t]+", " ").split("\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                headers.putIfAbsent(
                        name,
                        line.substring(colon + 1).replaceAll("[ \t]+", " ").strip());
            }
        }
        return headers;
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
