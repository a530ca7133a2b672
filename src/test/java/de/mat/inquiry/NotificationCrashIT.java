package de.mat.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.mat.delivery.TestOffice;
import de.mat.testing.TestDatabase;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process is stopped as by a power cut between a visitor's form and the mail that tells the office of it. The visitor sends again, as
 * visitors do who saw no thanks: there is one inquiry, and the office hears of it once.
 */
class NotificationCrashIT {

    @TempDir
    private Path folder;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
        server.setUser(TestOffice.ADDRESS, TestOffice.ADDRESS, TestOffice.PASSWORD);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @ParameterizedTest
    @EnumSource(NotificationCrash.class)
    void theOfficeHearsOfItOnce(NotificationCrash point) throws Exception {
        if (point.isOfWaiting()) {
            open((database, office) -> record(database, office));
        }
        open((database, office) -> configure(office));

        assertEquals(NotificationProcess.HALTED, run(point), "stopped at the point");
        open((database, office) -> {
            record(database, office);
            database.run(entityManager -> InquiryBooks.notifications(entityManager, office, Clock.systemUTC())
                    .sendWaiting());
            office.send();

            assertEquals(1, count(database, "Inquiry"));
            assertEquals(1, count(database, "Notification"));
            assertEquals(1, count(database, "Delivery"));
        });

        assertEquals(1, server.getReceivedMessages().length);
    }

    private static void record(TestDatabase database, TestOffice office) {
        database.run(entityManager -> InquiryBooks.ofVisitors(entityManager, office, Clock.systemUTC())
                .record(NotificationProcess.form(), List.of()));
    }

    private void configure(TestOffice office) {
        try {
            office.sendThrough(server.getSmtp().getPort());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static long count(TestDatabase database, String entity) {
        return database.compute(entityManager -> entityManager
                .createQuery("select count(e) from " + entity + " e", Long.class)
                .getSingleResult());
    }

    /** The database of the processes, while none of them runs. */
    private void open(BiConsumer<TestDatabase, TestOffice> work) {
        JdbcConnectionPool pool = JdbcConnectionPool.create(NotificationProcess.url(folder), "mat", "");
        try (TestDatabase database = TestDatabase.on(pool);
                TestOffice office = new TestOffice(database, folder, Clock.systemUTC())) {
            work.accept(database, office);
        } finally {
            pool.dispose();
        }
    }

    /** Returns how it ended. */
    private int run(NotificationCrash point) throws Exception {
        File log = folder.resolve("log").toFile();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NotificationProcess.class.getName(),
                        folder.toString(),
                        point.name())
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
}
