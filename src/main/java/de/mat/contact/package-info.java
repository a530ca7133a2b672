/**
 * Contacts, and whether they may be written to: their advertising state with its history, the suppression list, merging, and their
 * table as a file. Asks {@code platform} which addresses lead to nobody for good; knows neither inquiries nor mailings.
 */
package de.mat.contact;
