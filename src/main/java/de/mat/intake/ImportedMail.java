package de.mat.intake;

import de.mat.inquiry.JoiningMail;
import de.mat.inquiry.NewInquiry;
import java.util.List;
import java.util.Optional;

/**
 * A mail that was fetched and read, ready to be stored.
 *
 * @param raw the mail as it came
 * @param identity see {@link ContentIdentity}
 * @param inquiries at least one, each as if it were new
 * @param joining how it would join an inquiry that is there already; empty when it cannot
 */
record ImportedMail(long uid, byte[] raw, String identity, List<NewInquiry> inquiries, Optional<JoiningMail> joining) {

    /** A mail that continues nothing. */
    ImportedMail(long uid, byte[] raw, String identity, List<NewInquiry> inquiries) {
        this(uid, raw, identity, inquiries, Optional.empty());
    }
}
