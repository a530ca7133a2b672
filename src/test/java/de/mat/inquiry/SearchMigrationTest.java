package de.mat.inquiry;

import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.base.Migrator;
import de.mat.text.SearchWords;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** What is found after the update of what came in before it. */
class SearchMigrationTest {

    /** More than are written anew at a time. */
    private static final int INQUIRIES = 1_500;

    /** An empty database. */
    DataSource database() {
        return JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "mat", "");
    }

    @Test
    void whatCameInBeforeIsFound() throws Exception {
        DataSource database = database();
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .target("13")
                .load()
                .migrate();
        inquiries(database);

        Migrator.migrate(database);

        for (String typed : new String[] {
            "Müller",
            "mueller",
            "mueller@example.com",
            "example.com",
            "030 23125",
            "23125014",
            "uv-100",
            "100",
            "nr-1499"
        }) {
            assertTrue(
                    SearchWords.of(typed).stream()
                            .allMatch(word -> words(database).contains(" " + word)),
                    typed);
        }
    }

    private static void inquiries(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            for (int id = 0; id < INQUIRIES; id++) {
                sql.execute(
                        "insert into inquiry (id, version, platform, type, state, received, subject, phones, message,"
                                + " further, complete) values (" + id
                                + ", 0, 'resale', 'PRODUCT_INQUIRY', 'NEW', current_timestamp,"
                                + " 'UV-100', '030/23125-014', '', '', true)");
                sql.execute("insert into inquiry_words (inquiry_id, words) values (" + id
                        + ", 'jo mueller uv-100 <mueller@example.com> 030/23125-014 nr-" + id + "')");
            }
        }
    }

    private static String words(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement();
                ResultSet row =
                        sql.executeQuery("select words from inquiry_words where inquiry_id = " + (INQUIRIES - 1))) {
            assertTrue(row.next());
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
