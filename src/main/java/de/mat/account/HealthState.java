package de.mat.account;

/** How a server of the account was at the last look. */
public enum HealthState {
    /** It worked, or did not fail twice in a row yet. */
    WORKING,
    /** It does not take the login any more. */
    LOGIN_REJECTED,
    /** It could not be used, twice in a row. */
    UNREACHABLE
}
