package de.mat.platform;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The lines of a mail as one language's labels read them: which of them are labels, and what their values are. */
final class LabelledLines {

    /** What a line is. */
    enum Kind {
        BLANK,
        /** A label of the language. */
        LABEL,
        /** A label that the language does not know. */
        OTHER_LABEL,
        TEXT
    }

    /** Where plain text is wrapped at the latest, as far as anybody knows. */
    private static final int WRAPPED_AT = 70;

    private static final String DASHES = "[-–—]+";

    private final List<Line> lines;
    private final Line.Labelled[] labelled;
    private final Label[] labels;

    /** Whether the values stand on the lines below their labels. */
    private final boolean valuesBelow;

    private LabelledLines(List<Line> lines, Line.Labelled[] labelled, Label[] labels) {
        this.lines = lines;
        this.labelled = labelled;
        this.labels = labels;
        valuesBelow = hasValuesBelow();
    }

    /** The lines as each language reads them that knows a label of theirs. */
    static List<LabelledLines> of(List<Line> lines) {
        Line.Labelled[] labelled = lines.stream().map(Line::labelled).toArray(Line.Labelled[]::new);
        return Labels.all().stream()
                .map(language -> labels(labelled, language))
                .filter(labels -> Stream.of(labels).anyMatch(Objects::nonNull))
                .map(labels -> new LabelledLines(lines, labelled, labels))
                .toList();
    }

    private static Label[] labels(Line.Labelled[] labelled, Labels language) {
        return Stream.of(labelled)
                .map(each -> each == null ? null : language.find(each.folded()).orElse(null))
                .toArray(Label[]::new);
    }

    private boolean hasValuesBelow() {
        int beside = 0;
        int below = 0;
        for (int i = 0; i < labels.length && labels[i] != Label.MESSAGE; i++) {
            if (labels[i] != null && labelled[i].value().isEmpty()) {
                below += isText(i + 1) ? 1 : 0;
            } else {
                beside += labels[i] != null ? 1 : 0;
            }
        }
        return below > 2 * beside;
    }

    int size() {
        return lines.size();
    }

    /** How many of the lines have a label of the language. */
    long labels() {
        return Stream.of(labels).filter(Objects::nonNull).count();
    }

    Line line(int index) {
        return lines.get(index);
    }

    Kind kind(int index) {
        if (labels[index] != null) {
            return Kind.LABEL;
        }
        if (lines.get(index).isBlank()) {
            return Kind.BLANK;
        }
        boolean clear = labelled[index] != null
                && (labelled[index].spaced() || lines.get(index).setOff());
        return clear ? Kind.OTHER_LABEL : Kind.TEXT;
    }

    /** The label of a line of the kind LABEL; null on others. */
    Label label(int index) {
        return labels[index];
    }

    /** The words of the label as they stand there. */
    String word(int index) {
        return labelled[index].word();
    }

    /** What stands behind the label on its own line, with the targets of links. */
    String inline(int index) {
        return labelled[index].whole();
    }

    /**
     * The value of the label: behind it, in the next cell, or on the next line, unless that one begins a paragraph. Several lines of
     * a cell stay several lines.
     */
    String value(int index) {
        StringBuilder value = new StringBuilder(labelled[index].value());
        for (int i = index + 1; i <= last(index); i++) {
            Line line = lines.get(i);
            if (!line.isBlank()) {
                String joint = line.inValue() ? "\n" : " ";
                value.append(value.isEmpty() ? "" : joint).append(line.text().strip());
            }
        }
        return value.toString().matches(DASHES) ? "" : value.toString();
    }

    /** The same with the targets of links. */
    String wholeValue(int index) {
        StringBuilder value = new StringBuilder(labelled[index].whole());
        for (int i = index + 1; i <= last(index); i++) {
            value.append(' ').append(lines.get(i).whole());
        }
        return value.toString().strip();
    }

    /** The last line that belongs to this label: to its value, or to the place of one that is empty. */
    int last(int index) {
        int last = index;
        while (firstOfCell(last + 1).isPresent()) {
            last = firstOfCell(last + 1).get();
        }
        if (last > index) {
            return last;
        }
        boolean empty = labelled[index].value().isEmpty();
        boolean taken = empty && valuesBelow
                ? mayBeValue(index + 1)
                : (empty || isWrapped(index)) && isText(index + 1) && !isText(index + 2);
        return taken || empty && isGap(index + 1) ? index + 1 : index;
    }

    /** Whether one blank line separates two labels here. */
    private boolean isGap(int index) {
        return index + 1 < lines.size() && lines.get(index).isBlank() && labelled[index + 1] != null;
    }

    /** Where labels stand alone on their lines, a value may look like a label. */
    private boolean mayBeValue(int index) {
        return index < lines.size()
                && !lines.get(index).isBlank()
                && (labelled[index] == null || !labelled[index].value().isEmpty());
    }

    /** The next line that is not blank, if that one stands in the cell of a value. */
    private Optional<Integer> firstOfCell(int from) {
        int next = from;
        while (next < lines.size() && lines.get(next).isBlank()) {
            next++;
        }
        return next < lines.size() && lines.get(next).inValue() ? Optional.of(next) : Optional.empty();
    }

    private boolean isText(int index) {
        return index < lines.size()
                && kind(index) == Kind.TEXT
                && !lines.get(index).isRule();
    }

    /** Whether the line would have become too long with the first word of the next one. */
    private boolean isWrapped(int index) {
        if (!isText(index + 1)) {
            return false;
        }
        String next = lines.get(index + 1).text().strip();
        int firstWord = next.indexOf(' ') < 0 ? next.length() : next.indexOf(' ');
        return lines.get(index).text().length() + 1 + firstWord > WRAPPED_AT;
    }
}
