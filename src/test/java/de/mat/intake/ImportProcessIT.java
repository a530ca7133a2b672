package de.mat.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.mat.account.AccountBooks;
import de.mat.base.DataFolder;
import de.mat.demo.ServerProcess;
import de.mat.inquiry.Inquiry;
import de.mat.testing.Ports;
import de.mat.testing.RecordingProxy;
import de.mat.testing.TestDatabase;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole MAT as a process of its own that ends in the middle of an import: by kill -9, and as an operator ends it. */
class ImportProcessIT {

    private static final Path FOLDER = Path.of("target", "import-process");

    /** The start, the lease of the process that was killed, a tick of the timer, and a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final GreenMail mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private volatile Consumer<String> watcher = line -> {};
    private RecordingProxy proxy;

    @BeforeEach
    void start() throws Exception {
        ServerProcess.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER);
        mailServer.start();
        proxy = new RecordingProxy(mailServer.getImap().getPort(), line -> watcher.accept(line), line -> {});
        inDatabase(database -> {
            try {
                new AccountBooks(database, FOLDER.resolve("data"))
                        .importFrom(proxy.port(), ImportNode.ADDRESS, ImportNode.PASSWORD);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return null;
        });
        for (String buyer : List.of("one", "two", "three")) {
            deliver(buyer);
        }
    }

    @AfterEach
    void stop() throws Exception {
        watcher = line -> {};
        proxy.close();
        mailServer.stop();
    }

    @Test
    void losesAndDoublesNothingWhateverEndsIt() throws Exception {
        killedWhenItAsksForTheTexts();

        try (ServerProcess mat = start("PT5S")) {
            mat.awaitReady();
            awaitLogouts(1);
            deliver("four");
            awaitLogouts(3);
            endsWithinTenSeconds(mat);
        }

        inDatabase(database -> {
            assertEquals(
                    List.of("Anfrage four", "Anfrage one", "Anfrage three", "Anfrage two"),
                    database.compute(
                            entityManager -> entityManager
                                    .createQuery("select i from Inquiry i order by i.subject", Inquiry.class)
                                    .getResultList()
                                    .stream()
                                    .map(Inquiry::getSubject)
                                    .toList()));
            return null;
        });
    }

    private void killedWhenItAsksForTheTexts() throws Exception {
        CountDownLatch killed = new CountDownLatch(1);
        ServerProcess mat = start("PT5S");
        watcher = line -> {
            if (line.contains("BODY.PEEK[]")) {
                try {
                    mat.kill();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                killed.countDown();
            }
        };
        assertTrue(killed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS), "see " + mat.log());
        watcher = line -> {};
    }

    /** While a mail server keeps it waiting. */
    private void endsWithinTenSeconds(ServerProcess mat) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        watcher = line -> {
            if (line.contains("EXAMINE")) {
                asked.countDown();
                try {
                    over.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        assertTrue(asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));

        Instant begin = Instant.now();
        mat.close();
        Duration took = Duration.between(begin, Instant.now());
        over.countDown();

        assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, "it took " + took);
    }

    private void awaitLogouts(int count) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> proxy.lines().stream()
                                .filter(line -> line.endsWith("LOGOUT"))
                                .count()
                        >= count);
    }

    private static ServerProcess start(String interval) throws Exception {
        return ServerProcess.start(
                FOLDER,
                Ports.free(),
                Map.of("mat.mail.allowed-networks", "127.0.0.0/8,::1/128", "mat.import.interval", interval));
    }

    /** On the database of the data folder; MAT must not run on it. */
    private static void inDatabase(Function<TestDatabase, Void> work) {
        Path file = DataFolder.open(FOLDER.resolve("data")).file("mat");
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:file:" + file, "mat", "");
        try (TestDatabase database = TestDatabase.on(pool)) {
            work.apply(database);
        } finally {
            pool.dispose();
        }
    }

    private void deliver(String buyer) throws Exception {
        String mail = "From: Ana <buyer-" + buyer + "@channel.machineseeker.com>\r\nSubject: Anfrage " + buyer
                + "\r\n\r\nGuten Tag\r\n";
        mailServer
                .getManagers()
                .getImapHostManager()
                .getInbox(mailServer.setUser(ImportNode.ADDRESS, ImportNode.ADDRESS, ImportNode.PASSWORD))
                .appendMessage(
                        new MimeMessage(
                                Session.getInstance(new Properties()),
                                new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))),
                        new Flags(),
                        Date.from(Instant.now()));
    }
}
