package de.mat.platform;

import java.util.Set;

/** How the mails of a sender are laid out, and so how they are read. */
public enum Layout {
    /** One inquiry: lines with labels, then the message. */
    LABELS(Set.of()),
    /** Several inquiries one below the other, each with its labels: wanted ads. */
    DIGEST(Set.of(Label.COMPANY)),
    /** Any text. */
    TEXT(Set.of());

    private final Set<Label> beginners;

    Layout(Set<Label> beginners) {
        this.beginners = beginners;
    }

    /** The labels that begin another inquiry of the same mail. */
    Set<Label> beginners() {
        return beginners;
    }

    /** Whether the labels of an inquiry go on behind other text. */
    boolean hasTextBetweenLabels() {
        return beginners.isEmpty();
    }
}
