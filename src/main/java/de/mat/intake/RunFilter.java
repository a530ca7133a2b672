package de.mat.intake;

/** Which runs of the import a person wants to see. */
public enum RunFilter {
    /** Those of which something came, or that failed. */
    EVENTFUL,
    /** All that are remembered. */
    ALL
}
