package de.mat.contact;

import java.io.Serializable;

/**
 * A contact as a file says it.
 *
 * @param draft a new contact, or a change of one
 * @param advertising what the file says about that; null when it says nothing
 */
public record ImportedContact(ContactDraft draft, AdvertisingChoice advertising) implements Serializable {}
