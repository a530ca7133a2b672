/**
 * The import: position and ledger of the mailbox, importer, timer.
 * Reads the mailbox only; nothing here changes, marks or deletes a mail on the server.
 */
package de.mat.intake;
