package de.mat.benchmark;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.base.ConfiguredDataSource;
import de.mat.testing.RealPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** How many messages a second go out, beside what others reach with the same server in the same run; and what that takes of the heap. */
@Tag("benchmark")
class SmtpBenchmark {

    private static final int MESSAGES = Integer.getInteger("mat.benchmark.messages", 10_000);
    private static final int WARM_UP = MESSAGES / 5;
    private static final int[] CONNECTIONS = {1, 4, 8};
    private static final int ROUNDS = 2;
    private static final double FASTER = 1.5;
    private static final double STORED = 0.5;

    private static final int FEW = 1_000;
    private static final int MANY = 100_000;
    private static final double FLAT = 1.2;
    private static final int MEGABYTE = 1 << 20;

    private static final List<String> PEERS = List.of("Spring", "Simple Java Mail", "Angus");
    private static final String OURS = "MAT";
    private static final String H2 = "MAT, each stored (H2)";
    private static final String POSTGRES = "MAT, each stored (PostgreSQL)";

    @FunctionalInterface
    private interface Client {

        void send(int messages, int connections) throws Exception;
    }

    private final Map<String, Map<Integer, Integer>> rates = new LinkedHashMap<>();
    private final List<Logger> logs = List.of(Logger.getLogger("org.simplejavamail"), Logger.getLogger("de.mat"));

    @TempDir
    private Path folder;

    @BeforeEach
    void quiet() {
        logs.forEach(log -> log.setLevel(Level.SEVERE));
    }

    @AfterEach
    void loud() {
        logs.forEach(log -> log.setLevel(null));
    }

    @Test
    void sendsFasterThanOthersAndStoresWhatItDoes() throws Exception {
        try (SmtpSink sink = SmtpSink.start();
                RealPostgres postgres = RealPostgres.start()) {
            SmtpClients clients = new SmtpClients(sink.port());
            Map<String, Client> all = new LinkedHashMap<>();
            all.put("smtp-source", (messages, connections) -> sink.source(messages, SmtpClients.SIZE, connections));
            all.put("Spring", clients::spring);
            all.put("Simple Java Mail", clients::simpleJavaMail);
            all.put("Angus", clients::angus);
            all.put(OURS, clients::ours);
            for (int connections : CONNECTIONS) {
                for (int round = 0; round < ROUNDS; round++) {
                    for (Map.Entry<String, Client> client : all.entrySet()) {
                        measure(client.getKey(), client.getValue(), connections);
                    }
                }
                store(H2, embedded(connections), sink, connections);
                store(POSTGRES, pool(postgres), sink, connections);
            }
        }
        print();
        assertAll(
                () -> assertTrue(rate(OURS, 1) > best(1), "faster than each over one connection"),
                () -> assertTrue(rate(OURS, 4) >= FASTER * best(4), "half as much again over 4 connections"),
                () -> assertTrue(rate(OURS, 8) >= FASTER * best(8), "half as much again over 8 connections"),
                () -> assertTrue(rate(H2, 1) >= STORED * rate(OURS, 1), "half of it with each stored, 1 connection"),
                () -> assertTrue(rate(H2, 4) >= STORED * rate(OURS, 4), "half of it with each stored, 4 connections"),
                () -> assertTrue(rate(H2, 8) >= STORED * rate(OURS, 8), "half of it with each stored, 8 connections"));
    }

    @Test
    void theHeapStaysFlat() throws Exception {
        try (SmtpSink sink = SmtpSink.start();
                RealPostgres postgres = RealPostgres.start();
                BulkRun run = new BulkRun(pool(postgres), folder, sink.port(), 4)) {
            run.send(FEW);
            long few = heap();
            run.send(MANY);
            long many = heap();
            System.out.println("heap after " + FEW + " messages: " + few / MEGABYTE + " MB, after " + MANY + " more: "
                    + many / MEGABYTE + " MB");
            assertTrue(many < few * FLAT, many + " bytes");
        }
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private JdbcConnectionPool embedded(int connections) {
        return JdbcConnectionPool.create(ConfiguredDataSource.embedded(folder.resolve("mat" + connections)), "mat", "");
    }

    private static JdbcConnectionPool pool(RealPostgres postgres) {
        PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
        source.setUrl(postgres.url());
        source.setUser(postgres.user());
        JdbcConnectionPool pool = JdbcConnectionPool.create(source);
        pool.setMaxConnections(20);
        return pool;
    }

    private void store(String name, JdbcConnectionPool pool, SmtpSink sink, int connections) throws Exception {
        try (BulkRun run = new BulkRun(pool, folder, sink.port(), connections)) {
            run.send(WARM_UP);
            for (int round = 0; round < ROUNDS; round++) {
                note(name, connections, run.send(MESSAGES));
            }
        }
    }

    private void measure(String name, Client client, int connections) throws Exception {
        client.send(WARM_UP, connections);
        long start = System.nanoTime();
        client.send(MESSAGES, connections);
        note(name, connections, System.nanoTime() - start);
    }

    /** The better of the rounds counts: the others were disturbed. */
    private void note(String name, int connections, long nanos) {
        int rate = (int) (MESSAGES * TimeUnit.SECONDS.toNanos(1) / nanos);
        rates.computeIfAbsent(name, key -> new TreeMap<>()).merge(connections, rate, Math::max);
    }

    private int rate(String name, int connections) {
        return rates.get(name).get(connections);
    }

    private int best(int connections) {
        return PEERS.stream().mapToInt(name -> rate(name, connections)).max().orElseThrow();
    }

    private void print() throws IOException {
        System.out.println(MESSAGES + " messages of 10 KB, a second; load average "
                + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        rates.forEach((name, each) -> System.out.println(String.format(Locale.ROOT, "%-30s %s", name, each)));
    }
}
