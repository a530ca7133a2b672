/**
 * Inquiries: record, list, detail, and the mails they were read from or that joined them.
 * Knows nothing of mailboxes; the import hands it what was recognised.
 */
package de.mat.inquiry;
