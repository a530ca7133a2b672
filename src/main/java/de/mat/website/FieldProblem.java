package de.mat.website;

/** What a visitor has to correct before the form is taken. */
public enum FieldProblem {
    MISSING,
    TOO_LONG,
    /** Not exactly one e-mail address. */
    NO_ADDRESS
}
