package de.mat.inquiry;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.RealPostgres;
import de.mat.testing.StatementCount;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The same on PostgreSQL. */
class InquiryListPostgresIT extends InquiryListTest {

    private static RealPostgres postgres;
    private static PGSimpleDataSource dataSource;

    @BeforeAll
    static void start() throws Exception {
        postgres = RealPostgres.start();
        dataSource = new PGSimpleDataSource();
        dataSource.setUrl(postgres.url());
        dataSource.setUser(postgres.user());
    }

    @AfterAll
    static void stop() throws Exception {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Override
    @BeforeEach
    void open() throws Exception {
        super.open();
        use(new StatementCount(dataSource));
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("truncate inquiry, raw_mail, app_user cascade");
        }
    }

    @Test
    void aSearchUsesTheFullTextIndex() throws Exception {
        execute(
                "insert into inquiry (id, version, platform, type, state, received, subject, phones, message, further, complete)"
                        + " select i, 0, 'resale', 'PRODUCT_INQUIRY', 'NEW', timestamptz '2026-11-23 12:00Z' - i * interval '1 minute',"
                        + " 'Presse ' || i, '', '', '', true from generate_series(1, 30000) i");
        execute(
                "insert into inquiry_words (inquiry_id, words)"
                        + " select i, ' presse ' || i || ' mueller-' || i % 1000 || ' mueller@example.com' from generate_series(1, 30000) i");
        execute("analyze inquiry, inquiry_words");

        for (String typed : List.of("presse 17017", "Müller-17", "mueller@example.com 29", "kleider")) {
            statements.next();
            find(search(typed));

            String plan = plan(statements.nextTexts().get(0));
            assertTrue(plan.contains("on inquiry_words_search"), plan);
            assertFalse(plan.contains("Seq Scan on inquiry_words"), plan);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String plan(String sql) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet lines = statement.executeQuery("explain " + sql)) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }
}
