package de.mat.contact;

/**
 * Two contacts have become one; told within the transaction, before the merged one goes.
 *
 * @param kept the id of the one that stays
 * @param merged the id of the one that goes
 */
public record ContactMerged(long kept, long merged) {}
