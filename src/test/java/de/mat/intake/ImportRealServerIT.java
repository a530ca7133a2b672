package de.mat.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.demo.DemoMailbox;
import de.mat.mail.AllowedNetworks;
import de.mat.mail.ConnectionSecurity;
import de.mat.mail.ImapConnection;
import de.mat.mail.Login;
import de.mat.mail.MailConnector;
import de.mat.mail.Mailbox;
import de.mat.mail.Protocol;
import de.mat.mail.ServerSettings;
import de.mat.mail.StageListener;
import de.mat.platform.ShippedSenders;
import de.mat.testing.RealMailServers;
import de.mat.testing.ServerIdentity;
import de.mat.testing.TestCertificates;
import de.mat.testing.TestDatabase;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The import from a real Dovecot: what comes in, and what Dovecot says that was asked for. */
class ImportRealServerIT {

    private static final String PASSWORD = "geheim";

    /** Of the platform's mails, without the broken one and the answer. */
    private static final int IMPORTED = DemoMailbox.PLATFORM_MAILS - 2;

    private static final TestCertificates CERTIFICATES = TestCertificates.create();
    private static final ScheduledExecutorService WATCHDOG = Executors.newSingleThreadScheduledExecutor();
    private static final MailConnector CONNECTOR = new MailConnector(AllowedNetworks.parse("127.0.0.0/8"), WATCHDOG);
    private static final Pattern BODY_FETCH = Pattern.compile("UID FETCH ([\\d,]+) \\(UID BODY\\.PEEK\\[\\]\\)");

    private static final Pattern LOOKING = Pattern.compile("EXAMINE INBOX|UID SEARCH UID \\d+:\\* .*|LOGOUT"
            + "|UID FETCH [\\d,]+ \\(UID (ENVELOPE INTERNALDATE RFC822\\.SIZE|BODY\\.PEEK\\[\\])\\)");

    private static RealMailServers servers;

    @BeforeAll
    static void start() throws Exception {
        ServerIdentity identity = CERTIFICATES.valid();
        servers = RealMailServers.start(identity.certificatePem(), identity.keyPem());
    }

    @AfterAll
    static void stop() {
        if (servers != null) {
            servers.close();
        }
        WATCHDOG.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(ConnectionSecurity.class)
    void importsTheInquiriesAndLeavesTheMailboxAsItWas(ConnectionSecurity security) throws Exception {
        String address = "import-" + security.name().toLowerCase() + "@muster-maschinen.example";
        fill(address);
        String before = servers.uidsAndFlags(address);

        try (TestDatabase database = TestDatabase.open()) {
            Books books = new Books(database, Clock.systemUTC());
            assertEquals(IMPORTED, importOnce(books, security, address).imported());
            assertEquals(0, importOnce(books, security, address).found());

            assertEquals(
                    DemoMailbox.INQUIRY_SUBJECTS.stream().sorted().toList(),
                    database.compute(entityManager -> entityManager
                            .createQuery("select i.subject from Inquiry i", String.class)
                            .getResultStream()
                            .sorted()
                            .toList()));
            assertEquals(DemoMailbox.INQUIRY_SUBJECTS.size() - 1L, (long)
                    database.compute(entityManager -> entityManager
                            .createQuery("select count(i) from Inquiry i where i.complete = true", Long.class)
                            .getSingleResult()));
            assertEquals(before, servers.uidsAndFlags(address));
            assertEquals(imported(books), fetchedBodies(address, 2));
        }
    }

    @Test
    void fiftyPollsLeaveFlagsKeywordsUidsAndChangesAsTheyWere() throws Exception {
        String address = "gemischt@muster-maschinen.example";
        fill(address);
        servers.flag(address, 2, "\\Seen \\Answered $Label1");
        servers.flag(address, 3, "\\Flagged wichtig");
        servers.flag(address, 9, "\\Seen \\Deleted \\Draft");
        String before = servers.uidsFlagsAndChanges(address);
        assertTrue(before.contains("wichtig") && before.contains("highestmodseq"), before);
        List<Long> fetched = new ArrayList<>();

        for (int round = 0; round < 5; round++) {
            try (TestDatabase database = TestDatabase.open()) {
                Books books = new Books(database, Clock.systemUTC());
                for (int poll = 0; poll < 10; poll++) {
                    assertEquals(
                            poll == 0 ? IMPORTED : 0,
                            importOnce(books, ConnectionSecurity.NONE, address).imported());
                }
                fetched.addAll(imported(books));
            }
        }

        assertEquals(before, servers.uidsFlagsAndChanges(address));
        assertEquals(fetched.stream().sorted().toList(), fetchedBodies(address, 50));
    }

    private static void fill(String address) throws Exception {
        servers.mailbox(address, PASSWORD);
        for (MimeMessage mail : DemoMailbox.readableMails(
                Session.getInstance(new Properties()), address, Instant.parse("2026-11-23T10:00:00Z"))) {
            ByteArrayOutputStream raw = new ByteArrayOutputStream();
            mail.writeTo(raw);
            servers.deliver(address, raw.toByteArray());
        }
    }

    private static ImportCount importOnce(Books books, ConnectionSecurity security, String address) throws Exception {
        ImportCount count = new ImportCount();
        ServerSettings settings = new ServerSettings(
                Protocol.IMAP,
                "localhost",
                security == ConnectionSecurity.TLS ? servers.imapsPort() : servers.imapPort(),
                security,
                Login.password(address, PASSWORD),
                List.of(CERTIFICATES.authority()));
        try (ImapConnection connection = CONNECTOR.openImap(settings, Duration.ofSeconds(20), StageListener.NONE)) {
            Mailbox mailbox = connection.examine("INBOX");
            MailboxPosition position = books.open(
                    FolderGeneration.of(1, settings, "INBOX", mailbox.uidValidity()),
                    Instant.now().minus(Duration.ofDays(14)));
            assertTrue(new ImportRound(mailbox, position, books, ShippedSenders.get(), 1_000_000, count, () -> true)
                    .run());
        }
        return count;
    }

    private static List<Long> imported(Books books) {
        return books.ledger().stream()
                .filter(entry ->
                        Set.of(LedgerState.IMPORTED, LedgerState.JOINED).contains(entry.getState()))
                .map(LedgerEntry::getUid)
                .toList();
    }

    /** The bodies that were asked for in so many sessions, as Dovecot wrote them down; nothing else was but to look. */
    private static List<Long> fetchedBodies(String address, int sessions) {
        List<String> commands = Awaitility.await()
                .until(
                        () -> servers.imapCommands(address),
                        sent -> sent.stream().filter("LOGOUT"::equals).count() == sessions);
        assertTrue(
                commands.stream().allMatch(command -> LOOKING.matcher(command).matches()), commands.toString());
        return commands.stream()
                .map(BODY_FETCH::matcher)
                .filter(Matcher::matches)
                .flatMap(fetch -> Stream.of(fetch.group(1).split(",")))
                .map(Long::valueOf)
                .sorted()
                .toList();
    }
}
