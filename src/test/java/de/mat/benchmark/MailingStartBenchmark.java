package de.mat.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.base.ConfiguredDataSource;
import de.mat.mailing.RunMeasure;
import de.mat.testing.FreshPostgres;
import de.mat.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a bulk mail to very many takes to start, by the clock on the wall: it is one transaction, and somebody waits for it. */
@Tag("benchmark")
class MailingStartBenchmark {

    private static final int RECIPIENTS = Integer.getInteger("mat.benchmark.recipients", 50_000);
    private static final Duration WANTED = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    @Test
    void onTheEmbeddedDatabase() throws Exception {
        JdbcConnectionPool pool =
                JdbcConnectionPool.create(ConfiguredDataSource.embedded(folder.resolve("mat")), "mat", "");
        try {
            measure("H2", () -> TestDatabase.on(pool));
        } finally {
            pool.dispose();
        }
    }

    @Test
    void onPostgres() throws Exception {
        measure("PostgreSQL", FreshPostgres::open);
    }

    /** A server runs for weeks: nobody starts a mailing with classes that were never used. */
    @BeforeEach
    void warmUp() throws Exception {
        try (RunMeasure measure = new RunMeasure(TestDatabase.open(), folder, RECIPIENTS / 10)) {
            measure.start();
            measure.feed();
        }
    }

    private void measure(String name, Supplier<TestDatabase> database) throws Exception {
        try (RunMeasure measure = new RunMeasure(database.get(), folder, RECIPIENTS)) {
            Duration start = measure.start();
            Duration feed = measure.feed();

            System.out.println(name + ": " + RECIPIENTS + " recipients start in " + start.toMillis()
                    + " ms; the first 500 are in delivery after " + feed.toMillis() + " ms");
            assertEquals(RECIPIENTS, measure.rows());
            assertTrue(start.compareTo(WANTED) < 0, name + " took " + start);
        }
    }
}
