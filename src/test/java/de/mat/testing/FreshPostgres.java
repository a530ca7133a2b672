package de.mat.testing;

import java.sql.Connection;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A {@link TestDatabase} on a real PostgreSQL, which is started once and emptied for each test. */
public final class FreshPostgres {

    private static PGSimpleDataSource dataSource;

    private FreshPostgres() {}

    /** A migrated, empty database. */
    public static TestDatabase open() {
        return TestDatabase.on(empty());
    }

    /** The same without any table. */
    public static synchronized DataSource empty() {
        try {
            if (dataSource == null) {
                dataSource = start();
            }
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("drop schema public cascade");
                statement.execute("create schema public");
            }
            return dataSource;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("PostgreSQL did not start", e);
        }
    }

    private static PGSimpleDataSource start() throws Exception {
        RealPostgres postgres = RealPostgres.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                postgres.close();
            } catch (Exception e) {
                throw new IllegalStateException("PostgreSQL did not stop", e);
            }
        }));
        PGSimpleDataSource started = new PGSimpleDataSource();
        started.setUrl(postgres.url());
        started.setUser(postgres.user());
        return started;
    }
}
