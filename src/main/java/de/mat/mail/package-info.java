/**
 * IMAP, SMTP and MIME: protocol only. Records in, typed results out.
 * No state, no entities, no CDI, no Faces; the only place of {@code jakarta.mail} and Angus Mail.
 * Called by {@code account}, {@code intake} and {@code delivery}; {@code platform} uses its records.
 */
package de.mat.mail;
