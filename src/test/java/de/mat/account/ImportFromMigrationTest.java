package de.mat.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.mat.base.Migrator;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an account of an earlier version imports from after the update. */
class ImportFromMigrationTest {

    private final JdbcConnectionPool database =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "mat", "");

    @BeforeEach
    void accountOfAnEarlierVersion() throws SQLException {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .target("3")
                .load()
                .migrate();
        execute(
                "insert into email_account (id, version, sender_name, sender_address, smtp_host, smtp_port, smtp_security,"
                        + " authentication_required, signature_format, import_enabled, trusted_certificates, checked)"
                        + " values (1, 1, 'Muster', 'a@example.com', 'mail.example.com', 465, 'TLS', true, 'TEXT', true, '',"
                        + " timestamp with time zone '2026-11-23 09:00:00+00:00')");
    }

    @AfterEach
    void close() {
        database.dispose();
    }

    @Test
    void isTwoWeeksBeforeItsTestUntilItHasImported() throws SQLException {
        Migrator.migrate(database);

        assertEquals("2026-11-09", importFrom());
    }

    @Test
    void isTheDayThatItBeganWith() throws SQLException {
        execute(
                "insert into mailbox_position (id, version, account_id, host, user_name, folder, uid_validity, last_uid, import_from)"
                        + " values (1, 1, 1, 'mail.example.com', 'a', 'INBOX', 1, 7, timestamp with time zone '2026-03-05 12:00:00+00:00')");

        Migrator.migrate(database);

        assertEquals("2026-03-05", importFrom());
    }

    @Test
    void isOpenWhileTheImportIsOff() throws SQLException {
        execute("update email_account set import_enabled = false");

        Migrator.migrate(database);

        assertEquals(null, importFrom());
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private String importFrom() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select import_from from email_account")) {
            row.next();
            return row.getString(1);
        }
    }
}
