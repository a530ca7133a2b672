package de.mat.intake;

import de.mat.inquiry.NewInquiry;

/**
 * A mail that was fetched and read, ready to be stored.
 *
 * @param raw the mail as it came
 * @param identity see {@link ContentIdentity}
 */
record ImportedMail(long uid, byte[] raw, String identity, NewInquiry inquiry) {}
