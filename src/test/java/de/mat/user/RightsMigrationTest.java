package de.mat.user;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.mat.base.Migrator;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What users of an earlier version may write after the update. */
class RightsMigrationTest {

    private final JdbcConnectionPool database =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "mat", "");

    @BeforeEach
    void usersOfAnEarlierVersion() throws SQLException {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .target("8")
                .load()
                .migrate();
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            for (Role role : Role.values()) {
                sql.execute(
                        "insert into app_user (id, version, user_name, user_name_key, password_hash, password_change_required,"
                                + " role, locked, security_stamp) values (next value for app_user_seq, 0, '" + role
                                + "', '"
                                + role + "', 'x', false, '" + role + "', false, 'x')");
            }
        }
    }

    @AfterEach
    void close() {
        database.dispose();
    }

    @Test
    void whoWorkedOnInquiriesGoesOnDoingSo() throws SQLException {
        Migrator.migrate(database);

        assertEquals(Map.of("ADMINISTRATOR", "", "USER", "INQUIRIES"), rights());
    }

    private Map<String, String> rights() throws SQLException {
        Map<String, String> rights = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("select user_name, rights from app_user")) {
            while (rows.next()) {
                rights.put(rows.getString(1), rows.getString(2));
            }
        }
        return rights;
    }
}
