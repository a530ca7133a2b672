package de.mat.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.mat.base.Leases;
import de.mat.testing.ManualClock;
import de.mat.testing.RecordingProxy;
import de.mat.testing.TestDatabase;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The importer with all that belongs to it, on one node and on two: who imports when, and what is remembered of it. */
class ImporterTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    private final EndingLeases ending = new EndingLeases();
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** What the tests break on purpose. */
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
    void theIntervalCountsForAllNodesTogether() throws Exception {
        try (ImportNode here = node(LONG, LONG);
                ImportNode elsewhere = node(LONG, LONG)) {
            here.importFrom(server.getImap().getPort());

            here.importer().importIfDue();
            elsewhere.importer().importIfDue();
            here.importer().importIfDue();
            assertEquals(1, here.runs().count(RunFilter.ALL));

            elsewhere.importer().importNow();
            assertEquals(2, here.runs().count(RunFilter.ALL), "at once when somebody asks for it");
        }
    }

    @Test
    void aChangedAccountIsImportedFromAtOnce() throws Exception {
        try (ImportNode node = node(LONG, LONG)) {
            node.importFrom(server.getImap().getPort());
            node.importer().importIfDue();

            node.importFrom(server.getImap().getPort());
            node.importer().importIfDue();

            assertEquals(2, node.runs().count(RunFilter.ALL));
        }
    }

    @Test
    void anAnswerIsJoinedAndTheRunTellsSo() throws Exception {
        deliver("buyer-one", "Anfrage zu Presse", "Guten Tag");
        deliver("buyer-two", "Anfrage zu Fräse", "Guten Tag");
        deliver("Buyer-ONE", "Re: Anfrage zu Presse", "Noch eine Frage");
        try (ImportNode node = node(Duration.ZERO, LONG)) {
            node.importFrom(server.getImap().getPort());

            node.importer().importIfDue();

            ImportRun run = node.runs().lastRun().orElseThrow();
            assertEquals(RunOutcome.COMPLETE, run.getOutcome());
            assertEquals(List.of(3, 2, 1), List.of(run.getFound(), run.getImported(), run.getJoined()));
            assertEquals(List.of(3, 3), List.of(run.getEnvelopes(), run.getBodies()));
            assertEquals("127.0.0.1", run.getHost());
            assertEquals(2, count("Inquiry"));
            assertEquals(1, count("JoinedMail"));
        }
    }

    @Test
    void whileOneNodeImportsTheOtherOneDoesNot() throws Exception {
        deliver("buyer-one", "Anfrage", "Guten Tag");
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (RecordingProxy slow = holdingBack(asked, goOn);
                ImportNode here = node(Duration.ZERO, LONG);
                ImportNode elsewhere = node(Duration.ZERO, LONG)) {
            here.importFrom(slow.port());
            Future<?> first = threads.submit(() -> here.importer().importIfDue());
            assertTrue(asked.await(20, TimeUnit.SECONDS));

            elsewhere.importer().importIfDue();
            elsewhere.importer().importNow();
            assertEquals(0, here.runs().count(RunFilter.ALL));

            goOn.countDown();
            first.get(20, TimeUnit.SECONDS);
            assertEquals(1, here.runs().count(RunFilter.ALL));
            assertEquals(1, count("Inquiry"));
        }
    }

    @Test
    void aHolderThatHangsLosesItsLeaseAndChangesNothingAfterwards() throws Exception {
        deliver("buyer-one", "Anfrage", "Guten Tag");
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (RecordingProxy slow = holdingBack(asked, goOn);
                ImportNode hanging = new ImportNode(database, folder, Duration.ZERO, ending);
                ImportNode next = node(Duration.ZERO, LONG)) {
            hanging.importFrom(slow.port());
            Future<?> late = threads.submit(() -> hanging.importer().importIfDue());
            assertTrue(asked.await(20, TimeUnit.SECONDS));

            ending.end();
            next.importer().importIfDue();
            assertEquals(1, count("Inquiry"));
            List<String> before = rows();
            goOn.countDown();
            late.get(20, TimeUnit.SECONDS);

            assertEquals(before, rows());
            assertEquals(
                    RunOutcome.ENDED_EARLY,
                    hanging.runs().list(RunFilter.ALL, 0, 10).stream()
                            .filter(run -> run.getOutcome() != RunOutcome.COMPLETE)
                            .findFirst()
                            .orElseThrow()
                            .getOutcome());
        }
    }

    @Test
    void aNodeWhoseImportHangsImportsAgainItself() throws Exception {
        deliver("buyer-one", "Anfrage", "Guten Tag");
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (RecordingProxy slow = holdingBack(asked, goOn);
                ImportNode node = new ImportNode(database, folder, Duration.ZERO, ending)) {
            node.importFrom(slow.port());
            Future<?> hanging = threads.submit(() -> node.importer().importIfDue());
            assertTrue(asked.await(20, TimeUnit.SECONDS));

            ending.end();
            node.importer().importIfDue();
            assertEquals(1, count("Inquiry"));

            goOn.countDown();
            hanging.get(20, TimeUnit.SECONDS);
            assertEquals(1, count("Inquiry"));
        }
    }

    @Test
    void aDatabaseThatIsAwayForAWhileLosesNothing() throws Exception {
        for (String buyer : List.of("buyer-one", "buyer-two", "buyer-three")) {
            deliver(buyer, "Anfrage", "Guten Tag");
        }
        AtomicBoolean away = new AtomicBoolean();
        try (TestDatabase interrupted = TestDatabase.on(interrupted(away));
                ImportNode node = new ImportNode(interrupted, folder, Duration.ZERO, ending)) {
            node.importFrom(server.getImap().getPort());
            int[] mails = new int[1];
            node.books().beforeCommit(mail -> away.set(++mails[0] == 2));
            ImportTimer timer = new ImportTimer(node.importer());

            timer.tick();
            assertTrue(away.get());
            assertEquals(2, count("Inquiry"), "in the middle of the import");
            for (int i = 0; i < 5; i++) {
                timer.tick();
                timer.watch();
            }
            away.set(false);
            ending.end();
            timer.tick();

            assertEquals(3, count("Inquiry"));
            assertEquals(
                    RunOutcome.COMPLETE, node.runs().lastRun().orElseThrow().getOutcome());
            assertEquals(
                    List.of(LedgerState.IMPORTED, LedgerState.IMPORTED, LedgerState.IMPORTED),
                    node.books().ledger().stream().map(LedgerEntry::getState).toList());
        }
    }

    /** The database of the test, whose connections fail as long as it is away. */
    private DataSource interrupted(AtomicBoolean away) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (away.get() && method.getName().equals("getConnection")) {
                        throw new SQLException("The database is away", "08006");
                    }
                    return method.invoke(database.dataSource(), arguments);
                });
    }

    @Test
    void aDefectEndsTheRunAndIsRemembered() throws Exception {
        deliver("buyer-one", "Anfrage", "Guten Tag");
        try (ImportNode node = node(Duration.ZERO, LONG)) {
            node.importFrom(server.getImap().getPort());
            node.books().beforeCommit(mail -> {
                throw new OutOfMemoryError("as if");
            });

            node.importer().importIfDue();

            assertEquals(RunOutcome.BROKEN, node.runs().lastRun().orElseThrow().getOutcome());
            assertEquals(0, count("Inquiry"));
            node.books().beforeCommit(mail -> {});
            node.importer().importIfDue();
            assertEquals(1, count("Inquiry"), "the lease was given back");
        }
    }

    @Test
    void whatFailsBecauseAnotherNodeTookOverIsNoDefect() throws Exception {
        deliver("buyer-one", "Anfrage", "Guten Tag");
        try (ImportNode node = new ImportNode(database, folder, Duration.ZERO, ending)) {
            node.importFrom(server.getImap().getPort());
            node.books().beforeCommit(mail -> {
                ending.end();
                throw new OutOfMemoryError("as if");
            });

            node.importer().importIfDue();

            assertEquals(
                    RunOutcome.ENDED_EARLY, node.runs().lastRun().orElseThrow().getOutcome());
        }
    }

    @Test
    void aChangeOfNumbersIsToldOnce() throws Exception {
        deliver("buyer-one", "Anfrage", "Guten Tag");
        try (ImportNode node = node(Duration.ZERO, LONG)) {
            node.importFrom(server.getImap().getPort());
            node.importer().importIfDue();
            assertFalse(node.runs().lastRun().orElseThrow().isRenumbered());

            database.run(entityManager -> entityManager
                    .createQuery("update MailboxPosition p set p.uidValidity = p.uidValidity - 1")
                    .executeUpdate());
            node.importer().importIfDue();
            ImportRun run = node.runs().lastRun().orElseThrow();
            assertTrue(run.isRenumbered());
            assertEquals(List.of(1, 0, 1), List.of(run.getFound(), run.getImported(), run.getKnown()));

            node.importer().importIfDue();
            assertFalse(node.runs().lastRun().orElseThrow().isRenumbered());
            assertEquals(1, count("Inquiry"));
        }
    }

    private ImportNode node(Duration interval, Duration lease) {
        return new ImportNode(database, folder, interval, lease);
    }

    /** The first question for a text is held back until it may go on; later ones are not. */
    private RecordingProxy holdingBack(CountDownLatch asked, CountDownLatch goOn) throws Exception {
        return new RecordingProxy(
                server.getImap().getPort(),
                line -> {
                    if (line.contains("BODY.PEEK[]") && asked.getCount() > 0) {
                        asked.countDown();
                        try {
                            goOn.await(20, TimeUnit.SECONDS);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                },
                line -> {});
    }

    private void deliver(String buyer, String subject, String message) throws Exception {
        String mail = "From: Ana Beispiel <" + buyer + "@channel.machineseeker.com>\r\nSubject: " + subject + "\r\n\r\n"
                + message + "\r\n";
        server.getManagers()
                .getImapHostManager()
                .getInbox(server.setUser(ImportNode.ADDRESS, ImportNode.ADDRESS, ImportNode.PASSWORD))
                .appendMessage(
                        new MimeMessage(
                                Session.getInstance(new Properties()),
                                new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))),
                        new Flags(),
                        Date.from(Instant.now()));
    }

    private List<String> rows() {
        return database.compute(entityManager ->
                entityManager
                        .createQuery("select e from LedgerEntry e order by e.id", LedgerEntry.class)
                        .getResultList()
                        .stream()
                        .map(entry -> entry.getUid() + " " + entry.getState() + " " + entry.getTries())
                        .toList());
    }

    private long count(String entity) {
        return database.compute(entityManager -> entityManager
                .createQuery("select count(x) from " + entity + " x", Long.class)
                .getSingleResult());
    }

    /** Leases that last until the test ends them. */
    private final class EndingLeases extends Leases {

        private final ManualClock clock;

        EndingLeases() {
            this(new ManualClock());
        }

        private EndingLeases(ManualClock clock) {
            super(database.dataSource(), clock);
            this.clock = clock;
        }

        void end() {
            clock.advance(Duration.ofHours(1));
            database.run(entityManager -> entityManager
                    .createNativeQuery("update lease set lock_until = locked_at")
                    .executeUpdate());
        }
    }
}
