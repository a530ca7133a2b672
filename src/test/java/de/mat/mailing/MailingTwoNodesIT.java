package de.mat.mailing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.contact.AdvertisingState;
import de.mat.contact.Allowances;
import de.mat.delivery.TroubledSmtpServer;
import de.mat.testing.RealPostgres;
import de.mat.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Two nodes on one PostgreSQL start, feed and send the same mailing. They are two sets of beans in one Java, each with connections of its
 * own: all that they share in production is the database and the mail server.
 */
class MailingTwoNodesIT {

    private static final int RECIPIENTS = 300;
    private static final int MOST_ROUNDS = 50;

    @TempDir
    private Path folder;

    @AutoClose
    private final TroubledSmtpServer server = new TroubledSmtpServer();

    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @Test
    void theyStartOneRunAndShareItsWork() throws Exception {
        try (RealPostgres postgres = RealPostgres.start();
                TestDatabase here = database(postgres);
                TestDatabase elsewhere = database(postgres);
                RunBooks first = new RunBooks(here, folder, Clock.systemUTC());
                RunBooks second = new RunBooks(elsewhere, folder, Clock.systemUTC())) {
            Allowances.insert(here, RECIPIENTS, id -> "kunde" + id + "@example.com", id -> AdvertisingState.CONSENT);
            first.delivery().sendThrough(server.port());
            long mailing = first.draft();
            long seen = first.outlook(mailing).revision();

            AtomicInteger started = new AtomicInteger();
            together(() -> start(first, mailing, seen, started), () -> start(second, mailing, seen, started));
            together(() -> work(first, mailing), () -> work(second, mailing));

            assertEquals(1, started.get());
            assertEquals(MailingState.FINISHED, first.state(mailing));
            assertEquals(Map.of(RecipientState.SENT, RECIPIENTS), first.counts(mailing));
            assertEquals(
                    IntStream.rangeClosed(1, RECIPIENTS)
                            .mapToObj(id -> "kunde" + id + "@example.com")
                            .sorted()
                            .toList(),
                    server.taken().stream().sorted().toList());
        }
    }

    private static Void start(RunBooks node, long mailing, long seen, AtomicInteger started) {
        try {
            node.start(mailing, seen);
            started.incrementAndGet();
        } catch (MailingChangedException theOtherWasFaster) {
            assertEquals(MailingState.RUNNING, node.state(mailing));
        }
        return null;
    }

    private static Void work(RunBooks node, long mailing) {
        int rounds = 0;
        while (node.state(mailing) == MailingState.RUNNING && rounds++ < MOST_ROUNDS) {
            node.feed();
            node.delivery().send();
        }
        assertTrue(rounds < MOST_ROUNDS, "ends");
        return null;
    }

    private void together(Callable<Void> here, Callable<Void> elsewhere) throws Exception {
        for (Future<Void> each : threads.invokeAll(List.of(here, elsewhere))) {
            each.get();
        }
    }

    private static TestDatabase database(RealPostgres postgres) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(postgres.url());
        dataSource.setUser(postgres.user());
        return TestDatabase.on(dataSource);
    }
}
