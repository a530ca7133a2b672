package de.mat.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.RealPostgres;
import de.mat.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Two nodes on one PostgreSQL send at the same time what is submitted meanwhile. The nodes are two senders in one Java, each with
 * connections of its own: all that they share in production is the database and the mail server.
 */
class TwoSendersIT {

    private static final int ROUNDS = 10;
    private static final int AT_ONCE = 20;

    @TempDir
    private Path folder;

    @AutoClose
    private final TroubledSmtpServer server = new TroubledSmtpServer();

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Logger logger = Logger.getLogger("de.mat.delivery");
    private final List<String> recipients = new ArrayList<>();
    private final List<Long> ids = new ArrayList<>();

    @BeforeEach
    void start() {
        logger.setLevel(Level.OFF);
    }

    @AfterEach
    void stop() {
        logger.setLevel(null);
        threads.shutdownNow();
    }

    @Test
    void eachMessageIsSentOnceAndBothNodesWork() throws Exception {
        try (RealPostgres postgres = RealPostgres.start();
                TestDatabase here = database(postgres);
                TestDatabase elsewhere = database(postgres);
                SendingNode first = new SendingNode(here, folder, Clock.systemUTC(), 2);
                SendingNode second = new SendingNode(elsewhere, folder, Clock.systemUTC(), 2)) {
            first.sendThrough(server.port());
            first.limit(BulkLimits.NONE);

            sendTogether(first, second);

            assertEquals(recipients.stream().sorted().toList(), taken());
            assertTrue(ids.stream().allMatch(id -> first.state(id) == DeliveryState.SENT));
            assertTrue(!first.books().news().isEmpty() && !second.books().news().isEmpty(), "both have sent");
        }
    }

    @Test
    void aServerThatDropsConnectionsDoublesNoBulkMail() throws Exception {
        AtomicInteger messages = new AtomicInteger();
        server.trouble((step, about, connection) -> {
            if (step == TroubledSmtpServer.Step.MAIL && messages.incrementAndGet() % 7 == 0) {
                throw new IOException("dropped");
            }
            return false;
        });
        try (RealPostgres postgres = RealPostgres.start();
                TestDatabase here = database(postgres);
                TestDatabase elsewhere = database(postgres);
                SendingNode first = new SendingNode(here, folder, Clock.systemUTC(), 2);
                SendingNode second = new SendingNode(elsewhere, folder, Clock.systemUTC(), 2)) {
            first.sendThrough(server.port());
            first.limit(BulkLimits.NONE);

            sendTogether(first, second);
            server.recovers();
            try (SendingNode later =
                    new SendingNode(here, folder, Clock.offset(Clock.systemUTC(), Duration.ofHours(1)))) {
                later.send();
            }

            assertEquals(recipients.stream().sorted().toList(), taken());
        }
    }

    private void sendTogether(SendingNode first, SendingNode second) throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        for (int round = 0; round < ROUNDS; round++) {
            submit(first, round);
            Future<?> here = threads.submit(() -> sendAtOnce(first, together));
            Future<?> elsewhere = threads.submit(() -> sendAtOnce(second, together));
            here.get();
            elsewhere.get();
        }
    }

    private void submit(SendingNode node, int round) {
        for (int i = 0; i < AT_ONCE; i++) {
            String recipient = "kunde" + round + "-" + i + "@example.org";
            recipients.add(recipient);
            ids.add(i % 2 == 0 ? node.submit(recipient) : node.submitBulk(recipient));
        }
    }

    private static Void sendAtOnce(SendingNode node, CyclicBarrier together) throws Exception {
        together.await();
        node.send();
        return null;
    }

    private List<String> taken() {
        List<String> taken = new ArrayList<>(server.taken());
        Collections.sort(taken);
        return taken;
    }

    private static TestDatabase database(RealPostgres postgres) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(postgres.url());
        dataSource.setUser(postgres.user());
        return TestDatabase.on(dataSource);
    }
}
