package de.mat.contact;

import java.io.Serializable;

/** A contact that somebody may be, and why. */
public record ContactMatch(ContactLine contact, ContactMatchReason reason) implements Serializable {}
