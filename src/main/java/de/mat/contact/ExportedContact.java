package de.mat.contact;

/**
 * A contact for a file.
 *
 * @param advertising on what grounds it may get advertising, or may not; null when nobody ever said anything
 */
record ExportedContact(Contact contact, AdvertisingEntry advertising) {}
