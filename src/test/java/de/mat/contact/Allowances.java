package de.mat.contact;

import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.function.IntFunction;

/** For the tests of other packages: who may be written to, and contacts to ask about. */
public final class Allowances {

    private Allowances() {}

    /** On the platforms that are shipped. */
    public static AllowanceService of(EntityManager entityManager) {
        return new AllowanceService(
                entityManager, new SuppressionService(entityManager, new ManualClock()), ContactBooks.RELAYS);
    }

    /** Who objects, by what MAT itself hears. */
    public static ObjectionService objections(EntityManager entityManager, Clock clock) {
        return new ObjectionService(entityManager, clock, null);
    }

    /** A recipient of whom only this is known. */
    public static RecipientCandidate recipient(
            Salutation salutation, String firstName, String lastName, String company, String country) {
        return new RecipientCandidate(
                7, "kunde@example.com", salutation, firstName, lastName, company, country, "de", Allowance.ALLOWED);
    }

    /** The suppression list, inside a transaction of the test. */
    public static SuppressionService suppression(EntityManager entityManager, Clock clock) {
        return new SuppressionService(entityManager, clock);
    }

    /** Puts an address on the suppression list. */
    public static void suppress(TestDatabase database, String address, SuppressionReason reason) {
        database.run(entityManager -> new SuppressionService(entityManager, new ManualClock()).add(address, reason));
    }

    /** So many contacts with the ids from 1 on, each with that address and state. */
    public static void insert(
            TestDatabase database, int count, IntFunction<String> address, IntFunction<AdvertisingState> state)
            throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into contact (id, version, company, salutation, last_name, phones, address, address_key, notes,"
                                + " advertising, sort_key, changed, words, country)"
                                + " values (?, 0, ?, 'NONE', ?, '', ?, ?, '', ?, ?, current_timestamp, ?, ?)")) {
            connection.setAutoCommit(false);
            for (int id = 1; id <= count; id++) {
                String name = "Muster " + id;
                insert.setLong(1, id);
                insert.setString(2, name + " GmbH");
                insert.setString(3, name);
                insert.setString(4, address.apply(id));
                insert.setString(5, key(address.apply(id)));
                insert.setString(6, state.apply(id).name());
                insert.setString(7, name);
                insert.setString(8, " muster " + id + " ");
                insert.setString(9, id % 2 == 0 ? "DE" : "AT");
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static String key(String address) {
        return address == null ? null : address.toLowerCase(Locale.ROOT);
    }
}
