package de.mat.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/** Writes {@link SenderStep}s as plain statements: there is one step for each message, and its sender waits for it. */
final class SenderSteps {

    /** The same as {@link Delivery#sent} of bulk mail, which has no files of its own. */
    private static final String SENT =
            "update delivery set state = 'SENT', since = ?, claim = null, claimed_until = null,"
                    + " handed_over = false, perhaps_arrived = false, failure_cause = null, reply = '', template_id = null,"
                    + " field_values = null, version = version + 1 where id = ? and state <> 'SENT'";

    /** Of one that was erased meanwhile there is no recipient any more. */
    private static final String HAND_OVER = "update delivery set handed_over = true, tried = ?, version = version + 1"
            + " where id = ? and claim = ? and recipient <> '' and state = 'SENDING'";

    private final Connection connection;
    private final OffsetDateTime now;

    /** @param connection of the caller's transaction */
    SenderSteps(Connection connection, Instant now) {
        this.connection = connection;
        this.now = now.atOffset(ZoneOffset.UTC);
    }

    /** Stores that these were sent; returns those of which that was not known. */
    List<ClaimedBulk> sent(List<ClaimedBulk> messages) throws SQLException {
        if (messages.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(SENT)) {
            for (ClaimedBulk message : messages) {
                statement.setObject(1, now);
                statement.setLong(2, message.id());
                statement.addBatch();
            }
            int[] changed = statement.executeBatch();
            return IntStream.range(0, changed.length)
                    .filter(i -> changed[i] > 0)
                    .mapToObj(messages::get)
                    .toList();
        }
    }

    /** Stores that the server may have these from now on; returns of each whether its sender still had its claim. */
    List<Boolean> handOver(List<Claimed> messages) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HAND_OVER)) {
            for (Claimed message : messages) {
                statement.setObject(1, now);
                statement.setLong(2, message.id());
                statement.setString(3, message.claim());
                statement.addBatch();
            }
            return IntStream.of(statement.executeBatch())
                    .mapToObj(changed -> changed > 0)
                    .toList();
        }
    }
}
