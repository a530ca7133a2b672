package de.mat.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes the text of a header as it is met in the wild (RFC 2047 and less): encoded words glued to other text, with spaces in them,
 * cut in the middle of a character, in unknown charsets, or no encoding at all. Never fails; what cannot be decoded stays as it is.
 */
final class HeaderText {

    private static final Pattern FOLDING = Pattern.compile("\\r?\\n(?=[ \\t])");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

    /** Bounded repetitions: a hostile header must not make the search quadratic. */
    private static final Pattern ENCODED_WORD = Pattern.compile(
            "=\\?([A-Za-z0-9_.:-]{1,40})(?:\\*[A-Za-z0-9-]{0,20})?\\?([BbQq])\\?([^?\\r\\n]{0,2000})\\?=");

    private HeaderText() {}

    /** The decoded text in one line, without control characters; empty for an absent header. */
    static String decode(String raw) {
        if (raw == null) {
            return "";
        }
        String unfolded = FOLDING.matcher(recover(raw)).replaceAll("");
        return CONTROL.matcher(decodeWords(unfolded)).replaceAll(" ").strip();
    }

    /** The library reads bytes as ISO 8859-1; unencoded text in UTF-8 or windows-1252 gets its letters back. */
    static String recover(String raw) {
        if (raw.chars().noneMatch(c -> c > 0x7f) || raw.chars().anyMatch(c -> c > 0xff)) {
            return raw;
        }
        return Charsets.decode(raw.getBytes(StandardCharsets.ISO_8859_1), "");
    }

    private static String decodeWords(String text) {
        StringBuilder result = new StringBuilder();
        ByteArrayOutputStream pending = new ByteArrayOutputStream();
        String charset = "";
        int end = 0;
        Matcher word = ENCODED_WORD.matcher(text);
        while (word.find()) {
            String between = text.substring(end, word.start());
            boolean continues = end > 0 && between.isBlank();
            if (!continues || !word.group(1).equalsIgnoreCase(charset)) {
                result.append(Charsets.decode(pending.toByteArray(), charset));
                pending.reset();
            }
            if (!continues) {
                result.append(between);
            }
            charset = word.group(1);
            pending.writeBytes(bytes(word.group(2), word.group(3)));
            end = word.end();
        }
        return result.append(Charsets.decode(pending.toByteArray(), charset))
                .append(text, end, text.length())
                .toString();
    }

    private static byte[] bytes(String encoding, String encoded) {
        return encoding.toUpperCase(Locale.ROOT).equals("B") ? base64(encoded) : quoted(encoded);
    }

    private static byte[] base64(String encoded) {
        String digits = encoded.replaceAll("[^A-Za-z0-9+/]", "");
        int whole = digits.length() % 4 == 1 ? digits.length() - 1 : digits.length();
        return Base64.getDecoder().decode(digits.substring(0, whole));
    }

    private static byte[] quoted(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < encoded.length(); i++) {
            char character = encoded.charAt(i);
            if (character == '=' && i + 2 < encoded.length() && isHex(encoded, i + 1)) {
                bytes.write(Integer.parseInt(encoded.substring(i + 1, i + 3), 16));
                i += 2;
            } else if (character == '_') {
                bytes.write(' ');
            } else {
                bytes.writeBytes(String.valueOf(character).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static boolean isHex(String text, int at) {
        return Character.digit(text.charAt(at), 16) >= 0 && Character.digit(text.charAt(at + 1), 16) >= 0;
    }
}
