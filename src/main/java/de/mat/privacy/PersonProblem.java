package de.mat.privacy;

/** Why an address leads to no person whose data could be handed over or erased. */
public enum PersonProblem {
    NO_ADDRESS,
    /** A platform sends from it in the name of many. */
    PLATFORM,
    /** Of the e-mail account, or of a user: the dealer's own. */
    OWN
}
