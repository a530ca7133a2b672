package de.mat.contact;

/** What an import does with a line whose address a contact has already. */
public enum KnownAddress {
    /** The contact takes over what the line says. */
    UPDATE,
    /** The line is left out. */
    SKIP
}
