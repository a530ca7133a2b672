package de.mat.platform;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a mail, and what the layout of the mail tells about it.
 *
 * @param text as it is shown, without the targets of links
 * @param whole the same with the targets
 * @param setOff whether the line begins with words that stand in an element of their own, as labels do
 * @param inValue whether the line begins inside the cell that holds the value of a label before it: so it is no label itself
 * @param cells the table cells it begins in, the innermost last
 * @param valueCell the cell that begins within the line, behind a label; 0 when there is none
 */
record Line(String text, String whole, boolean setOff, boolean inValue, List<Integer> cells, int valueCell) {

    /** A word or a few, and a colon. Asterisks are bold type in plain text, bullets are list items. */
    private static final Pattern LABELLED = Pattern.compile(
            "(?:[-•·*▪] )?\\*{0,2}(\\p{L}[\\p{L}\\p{M}\\p{N} ./'’°º()&\\u2010-\\u2015-]{0,38}?)\\s*\\*{0,2}\\s*:\\*{0,2}(\\s*)(.*)");

    private static final Pattern RULE = Pattern.compile("[-=_*~#–—•· ]{3,}|\\uE004");

    /** What a labelled line says. */
    record Labelled(String word, String folded, String value, String whole, boolean spaced) {}

    Line {
        cells = List.copyOf(cells);
    }

    /** A line of plain text. */
    static Line plain(String text) {
        return new Line(text, text, text.startsWith("*"), false, List.of(), 0);
    }

    boolean isBlank() {
        return text.isBlank();
    }

    /** Whether it only separates what is above from what is below. */
    boolean isRule() {
        return !isBlank() && RULE.matcher(text.strip()).matches();
    }

    /** The label and the value of the line; null when it has no label. */
    Labelled labelled() {
        if (inValue) {
            return null;
        }
        Matcher matcher = LABELLED.matcher(text.strip());
        if (!matcher.matches()) {
            return null;
        }
        String value = matcher.group(3).strip();
        return new Labelled(
                matcher.group(1).strip(),
                Labels.fold(matcher.group(1)),
                value,
                whole.equals(text) ? value : wholeValue(value),
                !matcher.group(2).isEmpty() || matcher.group(3).isEmpty());
    }

    private String wholeValue(String value) {
        Matcher targets = LABELLED.matcher(whole.strip());
        return targets.matches() ? targets.group(3).strip() : value;
    }

    /** The innermost cell it begins in; 0 outside of tables. */
    int cell() {
        return cells.isEmpty() ? 0 : cells.get(cells.size() - 1);
    }
}
