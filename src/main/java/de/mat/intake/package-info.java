/**
 * The import: position and ledger of the mailbox, importer, timer, and how it is doing; quarantine, and reading kept mails again.
 * Reads the mailbox only; nothing here changes, marks or deletes a mail on the server. Open without a login:
 * {@link de.mat.intake.ImportReadiness}.
 */
package de.mat.intake;
