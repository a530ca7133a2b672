package de.mat.mailing;

/** What a person decided about one contact, whatever the filter says. */
public enum Choice {
    ADDED,
    REMOVED
}
