/**
 * Inquiries: record, list, detail.
 * Knows nothing of mailboxes; the import hands it what was recognised.
 */
package de.mat.inquiry;
