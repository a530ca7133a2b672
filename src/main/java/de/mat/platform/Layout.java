package de.mat.platform;

/** How the mails of a sender are laid out, and so how they are read. */
public enum Layout {
    /** One inquiry: lines with labels, then the message. */
    LABELS,
    /** Several inquiries one below the other, each with its labels: wanted ads. */
    DIGEST,
    /** Any text. */
    TEXT
}
