package de.mat.intake;

import de.mat.inquiry.NewInquiry;
import java.util.List;

/**
 * A mail that was fetched and read, ready to be stored.
 *
 * @param raw the mail as it came
 * @param identity see {@link ContentIdentity}
 * @param inquiries at least one
 */
record ImportedMail(long uid, byte[] raw, String identity, List<NewInquiry> inquiries) {}
