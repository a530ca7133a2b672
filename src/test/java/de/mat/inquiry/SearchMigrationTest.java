package de.mat.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.base.Migrator;
import de.mat.testing.TestDatabase;
import de.mat.text.SearchWords;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** What is found after the update of what came in before it. */
class SearchMigrationTest {

    /** More than are written anew at a time. */
    private static final int INQUIRIES = 1_500;

    private static final String TYPE_OF_WORDS = "select data_type from information_schema.columns"
            + " where lower(table_name) = 'inquiry_words' and lower(column_name) = 'words'";

    /** An empty database. */
    DataSource database() {
        return JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "mat", "");
    }

    /** As what the words are kept: as bytes they are read fast where there is no index. */
    String typeOfWords() {
        return "binary varying";
    }

    @Test
    void whatCameInBeforeIsFound() throws Exception {
        DataSource database = database();
        migrate(database, "13");
        inquiries(database);

        Migrator.migrate(database);

        String words = words(database);
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
            assertTrue(SearchWords.of(typed).stream().allMatch(word -> words.contains(" " + word)), typed);
        }
    }

    @Test
    void whatTheSearchLookedThroughBeforeStaysAsItIs() throws Exception {
        DataSource database = database();
        migrate(database, "20");
        inquiries(database);
        String words = " lodz станок 機械 😀" + (" " + "機".repeat(99)).repeat(199);
        execute(database, "update inquiry_words set words = '" + words + "' where inquiry_id = " + (INQUIRIES - 1));

        try (TestDatabase migrated = TestDatabase.on(database)) {
            assertEquals(words, words(database));
            for (String typed : new String[] {"Łódź", "Стан", "機械", "😀 lod"}) {
                assertEquals(1, found(migrated, typed), typed);
            }
            assertEquals(0, found(migrated, "анок"));
            assertEquals(typeOfWords(), textOf(database, TYPE_OF_WORDS).toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void afterTheUpdateTheWordsStillGoWithTheirInquiry() throws Exception {
        DataSource database = database();
        migrate(database, "20");
        inquiries(database);

        Migrator.migrate(database);
        execute(database, "delete from inquiry where id < " + (INQUIRIES - 1));

        assertEquals("1", textOf(database, "select count(*) from inquiry_words"));
    }

    private static void migrate(DataSource database, String version) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private static int found(TestDatabase database, String typed) {
        return database.compute(entityManager -> new InquiryListService(entityManager)
                .page(InquiryListTest.search(typed), InquiryOrder.NEWEST_FIRST, 0, 10)
                .count());
    }

    private static void execute(DataSource database, String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static String textOf(DataSource database, String select) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(select)) {
            assertTrue(row.next());
            return row.getString(1);
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

    private static String words(DataSource database) throws SQLException {
        return textOf(database, "select words from inquiry_words where inquiry_id = " + (INQUIRIES - 1));
    }
}
