package de.mat.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes text of strangers fit a column: no control characters (PostgreSQL refuses NUL) but line breaks and tabs, nothing that turns the
 * direction of writing around ("exe.fdp" would read "pdf.exe"), no half of a surrogate pair, not longer than the column.
 */
public final class StorableText {

    private static final int ADDRESS = 320;
    private static final String CUT = "…";

    /** Separators of lines and paragraphs (Unicode) among them: no mail header may hold one. */
    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n|[\\r\\u2028\\u2029]");

    private StorableText() {}

    /** One line of at most {@code length} characters; null when nothing is left. */
    public static String line(String text, int length) {
        String line = cut(clean(text).replaceAll("[\\n\\t]+", " ").strip(), length);
        return line.isEmpty() ? null : line;
    }

    /** Several lines of at most {@code length} characters. */
    public static String lines(String text, int length) {
        return cut(clean(text), length);
    }

    /** A Message-ID with its angle brackets; null when it is none that can be used: half of one would be a wrong one. */
    public static String messageId(String text) {
        return text.matches("[!-~]{3,998}") ? text : null;
    }

    /** An address in the form that addresses are compared in; null when it cannot be stored whole. */
    public static String addressKey(String address) {
        String key = address.strip().toLowerCase(Locale.ROOT);
        return key.isEmpty() || key.length() > ADDRESS || !key.equals(line(key, ADDRESS)) ? null : key;
    }

    /** As many lines as fit into {@code length} characters together. */
    public static List<String> list(List<String> texts, int length) {
        List<String> kept = new ArrayList<>();
        int used = 0;
        for (String text : texts) {
            String line = line(text, length - used);
            if (line == null) {
                continue;
            }
            kept.add(line);
            used += line.length() + 1;
            if (used >= length) {
                break;
            }
        }
        return kept;
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        LINE_BREAK.matcher(text).replaceAll("\n").codePoints().forEach(c -> {
            boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            if (c == '\n' || c == '\t' || (!Character.isISOControl(c) && !surrogate && !turnsDirection(c))) {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString();
    }

    /** Embeddings, overrides and isolates (Unicode, UAX 9). */
    private static boolean turnsDirection(int c) {
        return c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Math.max(0, length - CUT.length());
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return length < CUT.length() ? "" : text.substring(0, end) + CUT;
    }
}
