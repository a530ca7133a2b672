package de.mat.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.delivery.SendingCrash.Fate;
import de.mat.delivery.TroubledSmtpServer.Step;
import de.mat.testing.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A process that sends is stopped as by a power cut at named points of its second message, and another one goes on: what is certain is
 * sent once, and what is not is an answer sent again or bulk mail that waits for a person. Never more than that one message.
 *
 * <p>A plain Java process with the real sender, books and schema on the embedded database in a file. The most dangerous points by
 * default, all of them in the profile {@code crash}.
 */
class SendingCrashIT {

    private static final List<String> RECIPIENTS =
            List.of("eins@example.org", "zwei@example.org", "drei@example.org", "vier@example.org");
    /** The message that the process is stopped at. */
    private static final int SECOND = 2;

    private static final String STOPPED_AT = "zwei@example.org";

    @TempDir
    private Path folder;

    @AutoClose
    private final TroubledSmtpServer server = new TroubledSmtpServer();

    private volatile Process process;

    static Stream<SendingCrash> points() {
        String names = System.getProperty("mat.crash.sending", "");
        return names.isEmpty()
                ? Stream.of(SendingCrash.values()).filter(point -> point != SendingCrash.NOWHERE)
                : Stream.of(names.split(",")).map(SendingCrash::valueOf);
    }

    @ParameterizedTest
    @MethodSource("points")
    void answersArriveAndOnlyTheOneThatMayHaveArrivedDoesSoTwice(SendingCrash point) throws Exception {
        Map<String, Long> ids = submit(Urgency.PROMPT);

        sendUntil(point, Urgency.PROMPT);
        Map<String, DeliveryState> states = goOn(ids);

        assertEquals(all(DeliveryState.SENT), states);
        assertEquals(once(point.fate() == Fate.TAKEN ? List.of(STOPPED_AT) : List.of()), taken());
    }

    @ParameterizedTest
    @MethodSource("points")
    void bulkMailArrivesOnceAndTheOneThatMayHaveArrivedIsNamed(SendingCrash point) throws Exception {
        Map<String, Long> ids = submit(Urgency.BULK);

        sendUntil(point, Urgency.BULK);
        Map<String, DeliveryState> states = goOn(ids);

        List<String> unknown = RECIPIENTS.stream()
                .filter(recipient -> states.get(recipient) == DeliveryState.UNKNOWN)
                .toList();
        assertTrue(unknown.size() <= 1, "at most one for the one connection: " + states);
        assertEquals(RECIPIENTS.size() - unknown.size(), Collections.frequency(states.values(), DeliveryState.SENT));
        List<String> arrived = new ArrayList<>(once(List.of()));
        if (point.fate() == Fate.HELD_BACK) {
            arrived.removeAll(unknown);
        }
        assertEquals(arrived, taken());
    }

    private Map<String, Long> submit(Urgency urgency) throws Exception {
        Map<String, Long> ids = new LinkedHashMap<>();
        try (Opened opened = new Opened(folder, Clock.systemUTC())) {
            opened.node.sendThrough(server.port());
            for (String recipient : RECIPIENTS) {
                ids.put(
                        recipient,
                        urgency == Urgency.BULK ? opened.node.submitBulk(recipient) : opened.node.submit(recipient));
            }
        }
        return ids;
    }

    private void sendUntil(SendingCrash point, Urgency urgency) throws Exception {
        if (Arrays.stream(Step.values()).anyMatch(step -> step.name().equals(point.name()))) {
            server.trouble((step, about, connection) -> {
                if (step.name().equals(point.name()) && (step == Step.GREETING || isSecond(step))) {
                    process.destroyForcibly().waitFor();
                    throw new IOException("the client was stopped");
                }
                return false;
            });
        }
        assertEquals(SendingProcess.HALTED, run(point, urgency), "stopped at the point");
        server.recovers();
    }

    private boolean isSecond(Step step) {
        return server.taken().size() == (step == Step.MESSAGE ? 2 : 1);
    }

    private Map<String, DeliveryState> goOn(Map<String, Long> ids) {
        Map<String, DeliveryState> states = new LinkedHashMap<>();
        try (Opened opened = new Opened(folder, SendingProcess.later())) {
            opened.node.send();
            ids.forEach((recipient, id) -> states.put(recipient, opened.node.state(id)));
        }
        return states;
    }

    /** Returns how it ended. */
    private int run(SendingCrash point, Urgency urgency) throws Exception {
        File log = folder.resolve("log").toFile();
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SendingProcess.class.getName(),
                        folder.toString(),
                        point.name(),
                        Integer.toString(urgency == Urgency.BULK ? point.timesWithBulkMail() : SECOND))
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("The process did not end: " + Files.readString(log.toPath()));
        }
        if (process.exitValue() == 1) {
            throw new IllegalStateException("The process failed: " + Files.readString(log.toPath()));
        }
        return process.exitValue();
    }

    private static Map<String, DeliveryState> all(DeliveryState state) {
        Map<String, DeliveryState> states = new LinkedHashMap<>();
        RECIPIENTS.forEach(recipient -> states.put(recipient, state));
        return states;
    }

    private static List<String> once(List<String> andAgain) {
        return Stream.concat(RECIPIENTS.stream(), andAgain.stream()).sorted().toList();
    }

    private List<String> taken() {
        List<String> taken = new ArrayList<>(server.taken());
        Collections.sort(taken);
        return taken;
    }

    /** The database of the processes, while none of them runs. */
    private static final class Opened implements AutoCloseable {

        private final JdbcConnectionPool pool;
        private final TestDatabase database;
        private final SendingNode node;

        Opened(Path folder, Clock clock) {
            pool = JdbcConnectionPool.create(SendingProcess.url(folder), "mat", "");
            database = TestDatabase.on(pool);
            node = new SendingNode(database, folder, clock);
        }

        @Override
        public void close() {
            node.close();
            database.close();
            pool.dispose();
        }
    }
}
