package de.mat.contact;

/** Why somebody may be that contact, the surest first. */
public enum ContactMatchReason {
    ADDRESS,
    PHONE,
    COMPANY_AND_COUNTRY
}
