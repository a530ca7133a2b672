package de.mat.platform;

import java.util.ArrayList;
import java.util.List;

/**
 * The labels of one inquiry before its message, in a row: it ends at the label of the message, or where a label comes again, or
 * where something else begins.
 */
final class Head {

    private static final int LONGEST = 150;
    private static final int MOST_LABELS = 30;

    private final LabelledLines lines;
    private final int start;
    private final Layout layout;
    private final List<Label> labels = new ArrayList<>();
    private int message = -1;
    private int end;
    private boolean holdsText;
    private boolean holdsBlanks;

    private Head(LabelledLines lines, int start, Layout layout) {
        this.lines = lines;
        this.start = start;
        this.layout = layout;
    }

    /** The head that begins at this label, as mails of that layout have them. */
    static Head first(LabelledLines lines, int start, Layout layout) {
        Head head = new Head(lines, start, layout);
        head.read(null);
        return head;
    }

    /** The head that begins at this label, with the labels one below the other and in the order of another head of the mail. */
    static Head like(Head other, LabelledLines lines, int start) {
        Head head = new Head(lines, start, other.layout);
        head.read(other);
        return head;
    }

    private void read(Head other) {
        int next = start;
        int texts = 0;
        boolean open = true;
        end = start;
        while (open && next < lines.size() && next - start < LONGEST) {
            switch (lines.kind(next)) {
                case LABEL -> {
                    open = take(next, other);
                    next = open ? lines.last(next) : next;
                    end = open || hasMessage() ? next + 1 : end;
                    holdsText |= end > next && texts > 0;
                }
                case OTHER_LABEL -> next = lines.last(next);
                case TEXT -> {
                    open = other == null && layout.hasTextBetweenLabels();
                    texts++;
                }
                case BLANK -> open = other == null || other.holdsBlanks;
            }
            next++;
        }
        for (int i = start; i < end; i++) {
            holdsBlanks |= lines.kind(i) == LabelledLines.Kind.BLANK;
        }
    }

    private boolean take(int line, Head other) {
        Label label = lines.label(line);
        if (label == Label.MESSAGE) {
            message = line;
            return false;
        }
        if (!labels.isEmpty() && !mayFollow(label, other)) {
            return false;
        }
        labels.add(label);
        return true;
    }

    /** Each label but that of phones comes once. */
    private boolean mayFollow(Label label, Head other) {
        boolean again = label != Label.PHONE && labels.contains(label);
        return !again
                && labels.size() < MOST_LABELS
                && !layout.beginners().contains(label)
                && (other == null || other.isInOrder(labels.get(labels.size() - 1), label));
    }

    private boolean isInOrder(Label first, Label second) {
        int one = labels.indexOf(first);
        int two = labels.lastIndexOf(second);
        return one < 0 || two < 0 || one <= two;
    }

    int start() {
        return start;
    }

    int message() {
        return message;
    }

    /** The line behind its last label, the one of the message included. */
    int end() {
        return end;
    }

    boolean hasMessage() {
        return message >= 0;
    }

    /** Whether other text stands between its labels. */
    boolean holdsText() {
        return holdsText;
    }

    boolean has(Label label) {
        return labels.contains(label);
    }

    /** How many labels there are before the message. */
    int size() {
        return labels.size();
    }
}
