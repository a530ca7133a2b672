package de.mat.inquiry;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes text of strangers fit a column: no control characters (PostgreSQL refuses NUL) but line breaks and tabs, nothing that turns the
 * direction of writing around ("exe.fdp" would read "pdf.exe"), no half of a surrogate pair, not longer than the column.
 */
final class StorableText {

    private static final String CUT = "…";

    private StorableText() {}

    /** One line of at most {@code length} characters; null when nothing is left. */
    static String line(String text, int length) {
        String line = cut(clean(text).replaceAll("[\\n\\t]+", " ").strip(), length);
        return line.isEmpty() ? null : line;
    }

    /** Several lines of at most {@code length} characters. */
    static String lines(String text, int length) {
        return cut(clean(text), length);
    }

    /** As many lines as fit into {@code length} characters together. */
    static List<String> list(List<String> texts, int length) {
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
        text.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(c -> {
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
