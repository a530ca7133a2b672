package de.mat.demo;

import de.mat.base.DataFolder;
import de.mat.contact.AdvertisingState;
import de.mat.contact.SuppressedAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;

/** Puts the contacts of the demo, and a bulk mail to them that is not sent yet, into its database. */
final class DemoContacts {

    private static final String SUBJECT = "Frisch eingetroffen: Verschließmaschine UV 100 und Exzenterpresse 250 t";

    private static final String HTML = "<p>{{Anrede}},</p>"
            + "<p>zwei Maschinen sind neu bei uns und können unter Strom besichtigt werden:</p>"
            + "<ul><li>Verschließmaschine Musterwerk UV 100, Baujahr 2014</li>"
            + "<li>Exzenterpresse Exempla Press 250, Baujahr 2009</li></ul>"
            + "<p>Was {{Firma|Ihr Betrieb}} gerade sucht, sagen Sie uns am besten in einer Antwort auf diese Mail.</p>"
            + "<p>Freundliche Grüße<br />Petra Muster</p>";

    private static final String IMPRINT = "Muster Maschinen GmbH, Musterallee 58, 12345 Musterstadt\n"
            + "Geschäftsführerin: Petra Muster, Amtsgericht Musterstadt HRB 00000";

    private DemoContacts() {}

    /** Into the embedded database of the data folder, if it has no contacts yet; it is migrated, has users, and MAT must not run on it. */
    static void createAll(Path dataFolder) throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + DataFolder.open(dataFolder).file("mat"));
        database.setUser("mat");
        database.setPassword("");
        try (Connection connection = database.getConnection()) {
            if (number(connection, "select count(*) from contact") == 0) {
                for (DemoContact contact : DemoContact.values()) {
                    insert(connection, contact);
                }
                insertMailing(connection);
            }
        }
    }

    private static void insert(Connection connection, DemoContact contact) throws SQLException {
        long id = number(connection, "select next value for contact_seq");
        update(
                connection,
                """
                insert into contact (id, version, company, salutation, first_name, last_name, street, postal_code, city, country, language,
                    phones, address, address_key, notes, advertising, company_key, sort_key, changed, words)
                values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, current_timestamp, ?)
                """,
                id,
                contact.company(),
                contact.salutation().name(),
                contact.firstName(),
                contact.lastName(),
                contact.street(),
                contact.postalCode(),
                contact.city(),
                contact.country(),
                contact.language(),
                contact.phone() == null ? "" : contact.phone(),
                contact.address(),
                contact.address(),
                contact.advertising().name(),
                contact.companyKey(),
                contact.sortKey(),
                contact.words());
        for (String group : contact.groups()) {
            update(connection, "insert into contact_group (contact_id, name) values (?, ?)", id, group);
        }
        if (contact.phone() != null) {
            update(connection, "insert into contact_phone (contact_id, phone) values (?, ?)", id, contact.phone());
        }
        if (contact.source() != null) {
            insertAdvertising(connection, id, contact);
        }
    }

    private static void insertAdvertising(Connection connection, long id, DemoContact contact) throws SQLException {
        update(
                connection,
                """
                insert into contact_advertising (id, contact_id, state, source, proof, given, recorded, recorded_by)
                values (next value for contact_advertising_seq, ?, ?, ?, ?, current_date, current_timestamp, 'admin')
                """,
                id,
                contact.advertising().name(),
                contact.source(),
                contact.advertising() == AdvertisingState.CONSENT ? "Unterschriebenes Formular im Ordner 3" : "");
        if (contact.advertising() == AdvertisingState.OBJECTION) {
            update(
                    connection,
                    "insert into suppressed_address (id, hash, reason, since)"
                            + " values (next value for suppressed_address_seq, ?, 'OBJECTION', current_timestamp)",
                    SuppressedAddress.hash(contact.address()));
        }
    }

    private static void insertMailing(Connection connection) throws SQLException {
        update(connection, """
                insert into mailing (id, version, revision, state, subject, html, language, filtered, author_id, changed)
                select next value for mailing_seq, 1, 1, 'DRAFT', ?, ?, 'DE', true, id, current_timestamp
                from app_user where user_name_key = 'admin'
                """, SUBJECT, HTML);
        update(connection, "update mailing_imprint set text = ?, version = 1", IMPRINT);
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getLong(1);
        }
    }
}
