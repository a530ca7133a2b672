package de.mat.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Tells whether two mails are the same although they carry different UIDs: a hash over From, Date, Subject and body. What servers
 * change on the way (trace headers, line ends, folding, empty lines at the end) does not count. The Message-ID does not either: senders
 * reuse it or leave it out.
 */
final class ContentIdentity {

    private static final List<String> HEADERS = List.of("from", "date", "subject");
    private static final Pattern FOLD = Pattern.compile("\n[ \t]+");
    private static final Pattern BLANKS = Pattern.compile("[ \t]+");

    private ContentIdentity() {}

    /** 64 hexadecimal digits. The mail is not copied, however large it is. */
    static String of(byte[] mail) {
        int end = endOfHeaders(mail);
        // One char a byte: nothing is decoded, nothing is lost.
        String head = new String(mail, 0, end, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        Map<String, String> headers = headers(head);
        MessageDigest hash = sha256();
        for (String name : HEADERS) {
            hash.update((headers.getOrDefault(name, "") + "\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        addBody(hash, mail, end);
        return HexFormat.of().formatHex(hash.digest());
    }

    /** The identity of a mail of which only the envelope is known; never equal to that of a fetched one. */
    static String ofUnfetched(String sender, String subject, Instant received) {
        String text = "unfetched\n" + sender + '\n' + subject + '\n' + received.getEpochSecond();
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The index of the empty line that ends the headers, or of the line end before it. */
    private static int endOfHeaders(byte[] mail) {
        boolean lineIsEmpty = true;
        for (int i = 0; i < mail.length; i++) {
            if (mail[i] == '\n') {
                if (lineIsEmpty) {
                    return i;
                }
                lineIsEmpty = true;
            } else if (!isCarriageReturn(mail, i)) {
                lineIsEmpty = false;
            }
        }
        return mail.length;
    }

    private static boolean isCarriageReturn(byte[] mail, int i) {
        return mail[i] == '\r' && i + 1 < mail.length && mail[i + 1] == '\n';
    }

    /** Without white space at both ends, with line ends of one kind. */
    private static void addBody(MessageDigest hash, byte[] mail, int from) {
        int first = from;
        int last = mail.length;
        while (first < last && Character.isWhitespace(mail[first] & 0xff)) {
            first++;
        }
        while (last > first && Character.isWhitespace(mail[last - 1] & 0xff)) {
            last--;
        }
        int start = first;
        for (int i = first; i < last; i++) {
            if (isCarriageReturn(mail, i)) {
                hash.update(mail, start, i - start);
                start = i + 1;
            }
        }
        hash.update(mail, start, last - start);
    }

    private static Map<String, String> headers(String head) {
        Map<String, String> headers = new TreeMap<>();
        for (String line : FOLD.matcher(head).replaceAll(" ").split("\n")) {
            int colon = line.indexOf(':');
            String name = line.substring(0, Math.max(0, colon)).strip().toLowerCase(Locale.ROOT);
            if (HEADERS.contains(name)) {
                String value = BLANKS.matcher(line.substring(colon + 1)).replaceAll(" ");
                headers.putIfAbsent(name, value.strip());
            }
        }
        return headers;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
