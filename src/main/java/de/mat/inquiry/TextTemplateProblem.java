package de.mat.inquiry;

/** Why a text template was not stored. */
public enum TextTemplateProblem {
    /** Another one of that language has the name. */
    NAME_TAKEN,
    /** Somebody else changed or removed it meanwhile. */
    CHANGED
}
