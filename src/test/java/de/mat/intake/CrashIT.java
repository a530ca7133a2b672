package de.mat.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A process that imports is stopped as by a power cut, at named points, and started again: all tables are then those of an undisturbed
 * import, and the next poll changes nothing. The three most dangerous points by default, all of them in the profile {@code crash}.
 *
 * <p>It is a plain Java process with the real importer, ledger and schema on the embedded database in a file: what a crash may break lies
 * between the mail server, the importer and the database, and each point needs two starts.
 */
class CrashIT {

    /** A poisoned mail needs three to be given up. */
    private static final int RUNS = 4;

    @TempDir
    private static Path folder;

    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));

    private static Map<String, List<String>> undisturbed;

    @BeforeAll
    static void importUndisturbed() throws Exception {
        SERVER.start();
        Instant now = Instant.now();
        deliver("Ana <buyer-one@channel.machineseeker.com>", "Anfrage zu Presse", "", now);
        deliver("channel.machineseeker.com <petra@example.org>", "Privat", "", now);
        deliver("Max <buyer-two@channel.machineseeker.com>", "Anfrage zu Fräse", "", now);
        deliver("Ana <buyer-one@channel.machineseeker.com>", "Re: Anfrage zu Presse", "", now);
        deliver("Eva <buyer-three@channel.machineseeker.com>", "Gift", "X-Header: x\r\n".repeat(6_000), now);
        deliver("Jon <buyer-four@channel.machineseeker.com>", "Alt", "", now.minus(Duration.ofDays(60)));
        deliver("Ida <buyer-five@channel.machineseeker.com>", "Anfrage zu Säge", "", now);
        deliver("Uwe <buyer-six@channel.machineseeker.com>", "Anfrage zu Drehbank", "", now);
        deliver("Petra <petra@example.org>", "Noch einmal privat", "", now);
        assertEquals(0, process("undisturbed", CrashPoint.NOWHERE, RUNS));
        undisturbed = dump("undisturbed");
        assertEquals(4, undisturbed.get("INQUIRY").size(), undisturbed::toString);
        assertEquals(1, undisturbed.get("JOINED_MAIL").size(), undisturbed::toString);
        assertEquals(1, undisturbed.get("MAILBOX_POSITION").size(), undisturbed::toString);
        assertEquals(8, undisturbed.get("LEDGER_ENTRY").size(), undisturbed::toString);
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    static Stream<CrashPoint> points() {
        String names = System.getProperty("mat.crash.points", "");
        return names.isEmpty()
                ? Stream.of(CrashPoint.values()).filter(point -> point != CrashPoint.NOWHERE)
                : Stream.of(names.split(",")).map(CrashPoint::valueOf);
    }

    @ParameterizedTest
    @MethodSource("points")
    void afterACrashEveryMailIsThereOnce(CrashPoint point) throws Exception {
        assertEquals(CrashDoors.HALTED, process(point.name(), point, RUNS), "stopped at the point");

        assertEquals(0, process(point.name(), CrashPoint.NOWHERE, RUNS));
        assertEquals(undisturbed, dump(point.name()));

        CrashProcess.run(
                folder.resolve(point.name()), SERVER.getImap().getPort(), new CrashDoors(CrashPoint.NOWHERE), 1);
        assertEquals(undisturbed, dump(point.name()), "the next poll changes nothing");
    }

    /** Returns how it ended. */
    private static int process(String name, CrashPoint point, int runs) throws Exception {
        Path own = Files.createDirectories(folder.resolve(name));
        File log = own.resolve("log").toFile();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashProcess.class.getName(),
                        own.toString(),
                        Integer.toString(SERVER.getImap().getPort()),
                        point.name(),
                        Integer.toString(runs))
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

    private static Map<String, List<String>> dump(String name) throws SQLException {
        JdbcConnectionPool pool = JdbcConnectionPool.create(CrashProcess.url(folder.resolve(name)), "mat", "");
        try {
            return TableDump.of(pool);
        } finally {
            pool.dispose();
        }
    }

    private static void deliver(String from, String subject, String headers, Instant received) throws Exception {
        String mail =
                headers + "From: " + from + "\r\nSubject: " + subject + "\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000"
                        + "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nGuten Tag, " + subject + "\r\n";
        SERVER.getManagers()
                .getImapHostManager()
                .getInbox(SERVER.setUser(ImportNode.ADDRESS, ImportNode.ADDRESS, ImportNode.PASSWORD))
                .appendMessage(
                        new MimeMessage(
                                Session.getInstance(new Properties()),
                                new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))),
                        new Flags(),
                        Date.from(received));
    }
}
