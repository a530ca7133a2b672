package de.mat.contact;

/** How a person is addressed. */
public enum Salutation {
    NONE,
    MR,
    MRS
}
