package de.mat.mailing;

import de.mat.contact.RecipientCandidate;
import de.mat.mail.MessageIds;
import de.mat.text.StorableText;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;

/**
 * Writes the recipients of a mailing in one go: many thousand rows, which as single ones would take a minute. Message-ID and token are made
 * here, once and for all.
 */
final class RecipientRows {

    private static final int BATCH = 1_000;
    private static final int TOKEN_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String INSERT =
            "insert into mailing_recipient (mailing_id, contact_id, address, address_key, message_id, token, state, queued,"
                    + " reply, since) values (?, ?, ?, ?, ?, ?, 'OPEN', false, '', ?)";

    private RecipientRows() {}

    /** On the connection of the caller's transaction. */
    static void insert(
            Connection connection, long mailing, List<RecipientCandidate> recipients, String sender, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            int rows = 0;
            for (RecipientCandidate recipient : recipients) {
                insert.setLong(1, mailing);
                insert.setLong(2, recipient.contact());
                insert.setString(3, recipient.address());
                insert.setString(4, StorableText.addressKey(recipient.address()));
                insert.setString(5, MessageIds.create(sender));
                insert.setString(6, token());
                insert.setObject(7, now.atOffset(ZoneOffset.UTC));
                insert.addBatch();
                if (++rows % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /** Nobody guesses it, and it says nothing. */
    private static String token() {
        byte[] random = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
