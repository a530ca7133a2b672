package de.mat.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.mat.base.Lease;
import de.mat.base.Leases;
import de.mat.testing.RealPostgres;
import de.mat.testing.TestDatabase;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Two nodes on one PostgreSQL import from one mailbox at the same time, while mails arrive. The nodes are two importers in one Java, each
 * with an entity manager and connections of its own: all that they share in production is the database and the mail server, and two
 * servers would meet far less often.
 */
class TwoNodesIT {

    private static final int ROUNDS = 10;

    @TempDir
    private Path folder;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final List<String> inquiries = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();

    /** Without a lease the nodes do meet, and each log of it is as long as this class. */
    private final Logger logger = Logger.getLogger("de.mat.intake");

    @BeforeEach
    void start() {
        logger.setLevel(Level.OFF);
        server.start();
        server.setUser(ImportNode.ADDRESS, ImportNode.ADDRESS, ImportNode.PASSWORD);
    }

    @AfterEach
    void stop() {
        logger.setLevel(null);
        threads.shutdownNow();
        server.stop();
    }

    @Test
    void nothingIsDoubledOrLostAndNothingIsOnTheScreen() throws Exception {
        try (RealPostgres postgres = RealPostgres.start();
                TestDatabase here = database(postgres);
                TestDatabase elsewhere = database(postgres)) {
            importTogether(
                    new ImportNode(here, folder, Duration.ZERO, Duration.ofMinutes(1)),
                    new ImportNode(elsewhere, folder, Duration.ZERO, Duration.ofMinutes(1)));

            assertEachMailIsThereOnce(here);
            assertEquals(
                    List.of(RunOutcome.COMPLETE),
                    here.compute(entityManager -> entityManager
                            .createQuery("select distinct r.outcome from ImportRun r", RunOutcome.class)
                            .getResultList()));
        }
    }

    @Test
    void evenWithoutALeaseTheUniqueKeysRefuseEachDouble() throws Exception {
        try (RealPostgres postgres = RealPostgres.start();
                TestDatabase here = database(postgres);
                TestDatabase elsewhere = database(postgres)) {
            importTogether(
                    new ImportNode(here, folder, Duration.ZERO, new OwnLeases(here, "here")),
                    new ImportNode(elsewhere, folder, Duration.ZERO, new OwnLeases(elsewhere, "elsewhere")));

            assertEachMailIsThereOnce(here);
        }
    }

    private void importTogether(ImportNode here, ImportNode elsewhere) throws Exception {
        try (here;
                elsewhere) {
            here.importFrom(server.getImap().getPort());
            here.importer().importNow();
            CyclicBarrier together = new CyclicBarrier(2);
            for (int round = 0; round < ROUNDS; round++) {
                deliverSome(round);
                Future<?> first = threads.submit(() -> importAtOnce(here, together));
                Future<?> second = threads.submit(() -> importAtOnce(elsewhere, together));
                deliverSome(ROUNDS + round);
                first.get();
                second.get();
            }
            // What came after the last round began, and what the other node was in the way of.
            here.importer().importNow();
            elsewhere.importer().importNow();
        }
    }

    private static Void importAtOnce(ImportNode node, CyclicBarrier together) throws Exception {
        together.await();
        node.importer().importNow();
        return null;
    }

    private void assertEachMailIsThereOnce(TestDatabase database) {
        assertEquals(
                inquiries.stream().sorted().toList(),
                texts(database, "select i.subject from Inquiry i order by i.subject"));
        assertEquals(
                answers.stream().sorted().toList(),
                texts(database, "select m.subject from JoinedMail m order by m.subject"));
        assertEquals(
                List.of(LedgerState.IMPORTED, LedgerState.JOINED, LedgerState.NOT_FOR_US),
                database.compute(
                        entityManager -> entityManager
                                .createQuery("select distinct e.state from LedgerEntry e", LedgerState.class)
                                .getResultList()
                                .stream()
                                .sorted()
                                .toList()));
    }

    private static List<String> texts(TestDatabase database, String query) {
        return database.compute(
                entityManager -> entityManager.createQuery(query, String.class).getResultList());
    }

    private void deliverSome(int round) throws Exception {
        for (String buyer : List.of("ana", "max", "eva")) {
            inquiries.add(deliver(buyer + round + "@channel.machineseeker.com", "Anfrage von " + buyer + round));
        }
        if (round > 0 && round != ROUNDS) {
            answers.add(deliver("ana" + (round - 1) + "@channel.machineseeker.com", "Re: Antwort von ana" + round));
        }
        deliver("channel.machineseeker.com@example.org", "Privat " + round);
    }

    private String deliver(String from, String subject) throws Exception {
        String mail = "From: <" + from + ">\r\nSubject: " + subject + "\r\n\r\nGuten Tag\r\n";
        MailFolder inbox = server.getManagers()
                .getImapHostManager()
                .getInbox(server.setUser(ImportNode.ADDRESS, ImportNode.ADDRESS, ImportNode.PASSWORD));
        inbox.appendMessage(
                new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))),
                new Flags(),
                Date.from(Instant.now()));
        return subject;
    }

    private static TestDatabase database(RealPostgres postgres) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(postgres.url());
        dataSource.setUser(postgres.user());
        return TestDatabase.on(dataSource);
    }

    /** Gives every node a lease of its own, as if the other one's had just ended. */
    private static final class OwnLeases extends Leases {

        private final String node;

        OwnLeases(TestDatabase database, String node) {
            super(database.dataSource(), Clock.systemUTC());
            this.node = node;
        }

        @Override
        public Optional<Lease> take(String job, Duration duration) {
            return super.take(job + " of " + node, duration);
        }
    }
}
