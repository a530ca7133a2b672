package de.mat.contact;

import de.mat.testing.RealPostgres;
import de.mat.testing.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.postgresql.ds.PGSimpleDataSource;

/** The same on PostgreSQL. */
class ContactMergeServicePostgresIT extends ContactMergeServiceTest {

    private static RealPostgres postgres;

    @BeforeAll
    static void start() throws Exception {
        postgres = RealPostgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Override
    TestDatabase database() throws Exception {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(postgres.url());
        dataSource.setUser(postgres.user());
        TestDatabase database = TestDatabase.on(dataSource);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("truncate contact, suppressed_address cascade");
        }
        return database;
    }
}
