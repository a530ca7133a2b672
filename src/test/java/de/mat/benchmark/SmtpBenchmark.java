package de.mat.benchmark;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How many messages a second go out, beside what others reach with the same server in the same run. */
@Tag("benchmark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmtpBenchmark {

    private static final int MESSAGES = Integer.getInteger("mat.benchmark.messages", 10_000);
    private static final int WARM_UP = MESSAGES / 5;
    private static final int[] CONNECTIONS = {1, 4, 8};
    private static final int ROUNDS = 2;
    private static final double FASTER = 1.5;

    @FunctionalInterface
    private interface Client {

        void send(int messages, int connections) throws Exception;
    }

    private final Map<String, Map<Integer, Integer>> rates = new LinkedHashMap<>();
    private final Logger log = Logger.getLogger("org.simplejavamail");

    @Test
    void sendsFasterThanOthers() throws Exception {
        log.setLevel(Level.WARNING);
        try (SmtpSink sink = SmtpSink.start()) {
            SmtpClients clients = new SmtpClients(sink.port());
            Map<String, Client> all = new LinkedHashMap<>();
            all.put("smtp-source", (messages, connections) -> sink.source(messages, SmtpClients.SIZE, connections));
            all.put("Spring", clients::spring);
            all.put("Simple Java Mail", clients::simpleJavaMail);
            all.put("Angus", clients::angus);
            all.put("MAT", clients::ours);
            for (int connections : CONNECTIONS) {
                for (int round = 0; round < ROUNDS; round++) {
                    for (Map.Entry<String, Client> client : all.entrySet()) {
                        measure(client.getKey(), client.getValue(), connections);
                    }
                }
            }
        }
        print();
        assertTrue(rate("MAT", 1) > best(1), "faster than each over one connection");
        assertTrue(rate("MAT", 4) >= FASTER * best(4), "half as much again over 4 connections");
        assertTrue(rate("MAT", 8) >= FASTER * best(8), "half as much again over 8 connections");
    }

    /** The better of the rounds counts: the others were disturbed. */
    private void measure(String name, Client client, int connections) throws Exception {
        client.send(WARM_UP, connections);
        long start = System.nanoTime();
        client.send(MESSAGES, connections);
        int rate = (int) (MESSAGES * TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - start));
        rates.computeIfAbsent(name, key -> new TreeMap<>()).merge(connections, rate, Math::max);
    }

    private int rate(String name, int connections) {
        return rates.get(name).get(connections);
    }

    private int best(int connections) {
        return List.of("Spring", "Simple Java Mail", "Angus").stream()
                .mapToInt(name -> rate(name, connections))
                .max()
                .orElseThrow();
    }

    private void print() {
        List<String> lines = new ArrayList<>();
        lines.add("messages a second, 10 KB each; load average "
                + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        rates.forEach((name, each) -> lines.add(String.format(Locale.ROOT, "%-28s %s", name, each)));
        lines.forEach(System.out::println);
    }
}
