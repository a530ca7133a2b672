package de.mat.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.intake.ImportCount;
import de.mat.intake.MeasuredImport;
import de.mat.mail.AllowedNetworks;
import de.mat.mail.ConnectionSecurity;
import de.mat.mail.ImapConnection;
import de.mat.mail.Login;
import de.mat.mail.MailConnector;
import de.mat.mail.MailFailureException;
import de.mat.mail.Protocol;
import de.mat.mail.ServerSettings;
import de.mat.mail.StageListener;
import de.mat.testing.RealMailServers;
import de.mat.testing.ServerIdentity;
import de.mat.testing.TestCertificates;
import de.mat.testing.TestDatabase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The import against the floor, in the same minutes on the same server: an empty poll, one new inquiry, the first thousand. What does
 * not depend on the machine (bytes, round trips, memory) is demanded; times are only told, since the machine may be busy.
 */
@Tag("benchmark")
class ImportBenchmark {

    private static final int SMALL = Integer.getInteger("mat.benchmark.small", 10_000);
    private static final int LARGE = Integer.getInteger("mat.benchmark.large", 100_000);
    private static final int POLLS = Integer.getInteger("mat.benchmark.polls", 21);
    private static final int IMPORTS = Integer.getInteger("mat.benchmark.imports", 7);
    private static final int LARGEST_MAIL = 25 * 1024 * 1024;
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private static final TestCertificates CERTIFICATES = TestCertificates.create();
    private static final ScheduledExecutorService WATCHDOG = Executors.newSingleThreadScheduledExecutor();
    private static final MailConnector CONNECTOR = new MailConnector(AllowedNetworks.parse("127.0.0.0/8"), WATCHDOG);

    private static RealMailServers servers;

    private final MeasuredImport imports = MeasuredImport.storingNothing();
    private final Table table = new Table();
    private int delivered = 5_000_000;

    @BeforeAll
    static void start() throws Exception {
        ServerIdentity identity = CERTIFICATES.valid();
        servers = RealMailServers.startWithoutRecords(identity.certificatePem(), identity.keyPem());
    }

    @AfterAll
    static void stop() {
        if (servers != null) {
            servers.close();
        }
        WATCHDOG.shutdownNow();
    }

    @Test
    void measuresTheImportAgainstTheFloor() throws Exception {
        BenchmarkMailbox small = BenchmarkMailbox.create(servers, SMALL);
        BenchmarkMailbox large = BenchmarkMailbox.create(servers, LARGE);

        firstImport(small, SMALL, 4);
        firstImport(large, LARGE, 1.8);
        Comparison smallPoll = emptyPoll(small, SMALL);
        Comparison largePoll = emptyPoll(large, LARGE);
        table.ratio("empty poll, 100,000 mails against 10,000", smallPoll.ours(), largePoll.ours(), 1.3);
        oneNewInquiry(small, SMALL, 1.5);
        oneNewInquiry(large, LARGE, 1.2);
        emptyPollWithTls(small);
        storing(small);
        memory(small);

        table.print();
    }

    private Comparison emptyPoll(BenchmarkMailbox mailbox, long uid) throws Exception {
        mailbox.settle();
        Comparison polls = Comparison.of(
                POLLS,
                () -> assertEquals(0, floor(mailbox, uid)),
                () -> assertEquals(0, ours(mailbox, uid).found()));
        table.time("empty poll with reconnect, " + uid + " mails", polls, 1.5);
        try (CountingProxy proxy = new CountingProxy(servers.imapPort())) {
            ours(mailbox, proxy.port(), ConnectionSecurity.NONE, uid);
            table.count("  round trips", proxy.roundTrips(), 5);
            table.count("  bytes down", proxy.bytesDown(), Long.MAX_VALUE);
            assertTrue(proxy.roundTrips() <= 5, "round trips " + proxy.roundTrips());
        }
        return polls;
    }

    private void emptyPollWithTls(BenchmarkMailbox mailbox) throws Exception {
        mailbox.settle();
        long uid = SMALL * 2L;
        SSLContext tls = tls();
        Comparison polls = Comparison.of(
                POLLS,
                () -> {
                    Socket socket = tls.getSocketFactory().createSocket("localhost", servers.imapsPort());
                    assertEquals(0, floor(mailbox, socket, uid));
                },
                () -> assertEquals(
                        0,
                        ours(mailbox, servers.imapsPort(), ConnectionSecurity.TLS, uid)
                                .found()));
        table.time("empty poll with reconnect and TLS, 10,000 mails", polls, 1.5);
    }

    private void oneNewInquiry(BenchmarkMailbox mailbox, long size, double target) throws Exception {
        Comparison polls = Comparison.of(
                POLLS,
                () -> mailbox.deliverInquiry(delivered++),
                position -> assertEquals(1, floor(mailbox, size + position)),
                position -> assertEquals(1, ours(mailbox, size + position).imported()));
        table.time("one new inquiry, " + size + " mails", polls, target);
    }

    private void firstImport(BenchmarkMailbox mailbox, int size, double target) throws Exception {
        Comparison first = Comparison.of(
                IMPORTS,
                () -> assertEquals(BenchmarkMailbox.INQUIRIES, floor(mailbox, 0)),
                () -> assertEquals(BenchmarkMailbox.INQUIRIES, ours(mailbox, 0).imported()));
        table.time("first import of 1,000 out of " + size + ", storing nothing", first, target);
        try (CountingProxy floor = new CountingProxy(servers.imapPort());
                CountingProxy ours = new CountingProxy(servers.imapPort())) {
            floor(mailbox, new Socket(InetAddress.getLoopbackAddress(), floor.port()), 0);
            ours(mailbox, ours.port(), ConnectionSecurity.NONE, 0);
            table.count("  round trips", ours.roundTrips(), 20);
            table.bytes("  bytes down", floor.bytesDown(), ours.bytesDown(), 1.02);
            assertTrue(ours.roundTrips() <= 20, "round trips " + ours.roundTrips());
            assertTrue(ours.bytesDown() <= floor.bytesDown() * 1.02, "bytes down");
        }
    }

    private void storing(BenchmarkMailbox mailbox) throws Exception {
        try (TestDatabase database = TestDatabase.open()) {
            long begin = System.nanoTime();
            ImportCount count = run(mailbox, MeasuredImport.into(database));
            table.count(
                    "first import of 1,000 out of 10,000 into H2, once, in ms",
                    Duration.ofNanos(System.nanoTime() - begin).toMillis(),
                    Long.MAX_VALUE);
            assertTrue(count.imported() >= BenchmarkMailbox.INQUIRIES);
        }
    }

    /** With the largest mail that is fetched among the others, and a database. */
    private void memory(BenchmarkMailbox mailbox) throws Exception {
        mailbox.deliverLarge(LARGEST_MAIL - 1_000);
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        System.gc();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        try (TestDatabase database = TestDatabase.open()) {
            ImportCount count = run(mailbox, MeasuredImport.into(database));
            assertEquals(0, count.quarantined());
        }
        long peak =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / 1024 / 1024;
        table.count("largest heap in MiB, one mail of 25 MB among the 1,000", peak, 512);
        table.count("  allowed heap in MiB", Runtime.getRuntime().maxMemory() / 1024 / 1024, 512);
    }

    private static ImportCount run(BenchmarkMailbox mailbox, MeasuredImport into) throws MailFailureException {
        try (ImapConnection connection = CONNECTOR.openImap(
                settings(mailbox, servers.imapPort(), ConnectionSecurity.NONE), DEADLINE, StageListener.NONE)) {
            return into.run(connection, 0);
        }
    }

    private static int floor(BenchmarkMailbox mailbox, long lastUid) throws IOException {
        return floor(mailbox, new Socket(InetAddress.getLoopbackAddress(), servers.imapPort()), lastUid);
    }

    private static int floor(BenchmarkMailbox mailbox, Socket socket, long lastUid) throws IOException {
        try (FloorClient client = new FloorClient(socket)) {
            return client.poll(mailbox.address(), BenchmarkMailbox.PASSWORD, lastUid);
        }
    }

    private ImportCount ours(BenchmarkMailbox mailbox, long lastUid) throws MailFailureException {
        return ours(mailbox, servers.imapPort(), ConnectionSecurity.NONE, lastUid);
    }

    private ImportCount ours(BenchmarkMailbox mailbox, int port, ConnectionSecurity security, long lastUid)
            throws MailFailureException {
        try (ImapConnection connection =
                CONNECTOR.openImap(settings(mailbox, port, security), DEADLINE, StageListener.NONE)) {
            return imports.run(connection, lastUid);
        }
    }

    private static ServerSettings settings(BenchmarkMailbox mailbox, int port, ConnectionSecurity security) {
        return new ServerSettings(
                Protocol.IMAP,
                "localhost",
                port,
                security,
                Login.password(mailbox.address(), BenchmarkMailbox.PASSWORD),
                List.of(CERTIFICATES.authority()));
    }

    private static SSLContext tls() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("authority", CERTIFICATES.authority());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
