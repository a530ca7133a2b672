package de.mat.mailing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.contact.AdvertisingState;
import de.mat.contact.Allowances;
import de.mat.delivery.TroubledSmtpServer;
import de.mat.delivery.TroubledSmtpServer.Step;
import de.mat.mailing.RunProcess.JumpingClock;
import de.mat.mailing.RunProcess.Opened;
import de.mat.testing.ScriptedConnection;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole mailings through a server that limits, greylists, drops and refuses, by processes that are stopped as by a power cut (SIGKILL):
 * nobody gets a mail twice, nobody is lost, and the report adds up. Each
 * process sends over several connections: for each that is open when it is killed, one message at most is unknown.
 */
class MailingCrashIT {

    private static final Step[] KILLED_AT = {Step.MAIL, Step.RCPT, Step.DATA, Step.MESSAGE};

    @TempDir
    private Path folder;

    @AutoClose
    private final TroubledSmtpServer server = new TroubledSmtpServer();

    private final Set<String> greylisted = ConcurrentHashMap.newKeySet();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile Process process;
    private int kills;
    private TroubledSmtpServer.Trouble trouble = (step, about, connection) -> false;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("mat.crash.rounds", 2));
    }

    @Test
    void twoThousandRecipientsThroughTwoKillsAndAPauseAreEachWrittenToAtMostOnce() throws Exception {
        long mailing = begin(2_000);
        trouble = this::trouble;

        runUntilKilled(mailing, 600, Step.MESSAGE, 0);
        runUntilKilled(mailing, 1_400, Step.DATA, 150);
        run(mailing, 0);

        Map<RecipientState, List<String>> became = became(mailing, 2_000);
        assertEquals(50, became.get(RecipientState.REFUSED).size());
        assertTrue(became.get(RecipientState.REFUSED).stream().allMatch(address -> number(address) % 40 == 0));
        assertEquals(List.of(RunProcess.OBJECTS), became.get(RecipientState.UNSUBSCRIBED));
        assertFalse(server.taken().contains(RunProcess.OBJECTS), "who objected gets nothing");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whereverItIsKilledNobodyIsLostOrWrittenToTwice(long seed) throws Exception {
        Random random = new Random(seed);
        int recipients = 40 + random.nextInt(40);
        long mailing = begin(recipients);

        runUntilKilled(mailing, 1 + random.nextInt(recipients - 1), KILLED_AT[random.nextInt(KILLED_AT.length)], 0);
        run(mailing, 0);

        became(mailing, recipients);
    }

    /** A running mailing to so many, and an account at the server. */
    private long begin(int recipients) throws Exception {
        try (Opened opened = new Opened(folder, new JumpingClock(folder))) {
            Allowances.insert(
                    opened.database, recipients, id -> "kunde" + id + "@example.com", id -> AdvertisingState.CONSENT);
            opened.books.delivery().sendThrough(server.port());
            return opened.books.running();
        }
    }

    /** What no server leaves out: limits, greylisting, dropped connections, refusals. */
    private boolean trouble(Step step, String about, ScriptedConnection connection) throws Exception {
        switch (step) {
            case MAIL -> {
                int count = asked.incrementAndGet();
                if (count % 500 == 0) {
                    connection.send("450 4.7.0 Mail send limit exceeded\r\n");
                    return true;
                }
                if (count % 311 == 0) {
                    connection.send("421 4.3.2 closing\r\n");
                    throw new IOException("closed");
                }
                if (count % 97 == 0) {
                    throw new IOException("dropped");
                }
            }
            case RCPT -> {
                int number = number(about.replaceAll(".*<(.*)>.*", "$1"));
                if (number % 40 == 0) {
                    connection.send("550 5.1.1 no such user\r\n");
                    return true;
                }
                if (number % 150 == 7 && greylisted.add(about)) {
                    connection.send("451 4.7.1 greylisted, try again\r\n");
                    return true;
                }
            }
            case MESSAGE -> {
                if (number(about) % 400 == 3) {
                    unanswered.incrementAndGet();
                    throw new IOException("dropped after the final dot");
                }
            }
            default -> {
                return false;
            }
        }
        return false;
    }

    private static int number(String address) {
        return Integer.parseInt(address.replaceAll("\\D", ""));
    }

    /** The process is killed when so many messages have come, right before the server answers this. */
    private void runUntilKilled(long mailing, int messages, Step at, int pauseAfter) throws Exception {
        AtomicInteger killed = new AtomicInteger();
        server.trouble((step, about, connection) -> {
            if (step == at && server.taken().size() >= messages && killed.getAndIncrement() == 0) {
                process.destroyForcibly().waitFor();
                throw new IOException("the client was killed");
            }
            return trouble.happen(step, about, connection);
        });
        kills++;
        start(mailing, pauseAfter);
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), () -> "ends: " + log());
        assertTrue(killed.get() > 0, () -> "was killed: " + log());
        server.trouble(trouble);
    }

    private void run(long mailing, int pauseAfter) throws Exception {
        start(mailing, pauseAfter);
        assertTrue(process.waitFor(8, TimeUnit.MINUTES), () -> "ends: " + log());
        assertEquals(0, process.exitValue(), this::log);
    }

    private void start(long mailing, int pauseAfter) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunProcess.class.getName(),
                        folder.toString(),
                        Long.toString(mailing),
                        Integer.toString(pauseAfter))
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "log"))
                .start();
    }

    private String log() {
        try {
            String log = Files.readString(folder.resolve("log"));
            return log.substring(Math.max(0, log.length() - 4_000));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Everybody, by what the report says; checked against what the server got. */
    private Map<RecipientState, List<String>> became(long mailing, int recipients) throws Exception {
        try (Opened opened = new Opened(folder, new JumpingClock(folder))) {
            RunReport report =
                    opened.books.report(service -> service.report(mailing)).orElseThrow();
            Map<RecipientState, List<String>> became = opened.books.recipients(mailing).stream()
                    .collect(Collectors.groupingBy(
                            Recipient::getState, Collectors.mapping(Recipient::getAddress, Collectors.toList())));
            List<String> taken = server.taken();

            Set<String> once = new HashSet<>();
            assertEquals(
                    List.of(),
                    taken.stream().filter(address -> !once.add(address)).toList(),
                    () -> "written to twice; what came in order: " + taken + ", of " + report.shares());
            assertEquals(MailingState.FINISHED, report.state());
            assertEquals(recipients, report.total());
            assertEquals(recipients, report.done());
            assertTrue(taken.containsAll(became.get(RecipientState.SENT)), "what is called sent was sent");
            int unknown = report.count(RecipientState.UNKNOWN);
            assertTrue(unknown <= unanswered.get() + kills * RunProcess.CONNECTIONS, "unknown: " + unknown);
            Set<String> notSent = new HashSet<>(taken);
            notSent.removeAll(became.get(RecipientState.SENT));
            assertTrue(
                    became.getOrDefault(RecipientState.UNKNOWN, List.of()).containsAll(notSent),
                    "whoever got it and is not called sent is named");
            return became;
        }
    }
}
