package de.mat.inquiry;

import de.mat.testing.RealPostgres;
import de.mat.testing.StatementCount;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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
}
