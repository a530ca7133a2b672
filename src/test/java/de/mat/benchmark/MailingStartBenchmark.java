package de.mat.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.mailing.RunMeasure;
import de.mat.testing.FreshPostgres;
import de.mat.testing.TestDatabase;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a bulk mail to very many takes to start: it is one transaction, and somebody waits for it. What it computes is demanded; the time
 * on the wall is only told, since the machine may be busy.
 */
@Tag("benchmark")
class MailingStartBenchmark {

    private static final Logger LOGGER = Logger.getLogger(MailingStartBenchmark.class.getName());
    private static final int RECIPIENTS = Integer.getInteger("mat.benchmark.recipients", 50_000);
    private static final Duration WANTED = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    @Test
    void onTheEmbeddedDatabase() throws Exception {
        measure("H2", TestDatabase::open);
    }

    @Test
    void onPostgres() throws Exception {
        measure("PostgreSQL", FreshPostgres::open);
    }

    private void measure(String name, Supplier<TestDatabase> database) throws Exception {
        try (RunMeasure measure = new RunMeasure(database.get(), folder, RECIPIENTS)) {
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            Duration start = measure.start();
            Duration computed =
                    Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu);
            Duration feed = measure.feed();

            LOGGER.info(() -> name + ": " + RECIPIENTS + " recipients start in " + start.toMillis() + " ms, "
                    + computed.toMillis() + " ms of it computed here; the first 500 are in delivery after "
                    + feed.toMillis() + " ms");
            assertEquals(RECIPIENTS, measure.rows());
            assertTrue(computed.compareTo(WANTED) < 0, name + " computed for " + computed);
        }
    }
}
