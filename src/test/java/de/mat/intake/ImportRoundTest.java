package de.mat.intake;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.mat.demo.DemoMailbox;
import de.mat.inquiry.Inquiry;
import de.mat.inquiry.InquiryType;
import de.mat.mail.AllowedNetworks;
import de.mat.mail.ConnectionSecurity;
import de.mat.mail.ImapConnection;
import de.mat.mail.Login;
import de.mat.mail.MailConnector;
import de.mat.mail.MailFailureException;
import de.mat.mail.Mailbox;
import de.mat.mail.Protocol;
import de.mat.mail.ServerSettings;
import de.mat.mail.StageListener;
import de.mat.platform.Platforms;
import de.mat.testing.RecordingProxy;
import de.mat.testing.TestDatabase;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The import against a mail server that behaves, and mails that do not. */
class ImportRoundTest {

    private static final String ADDRESS = "anfragen@muster-maschinen.example";
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant LONG_AGO = START.minus(Duration.ofDays(14));
    private static final Pattern BODY_FETCH = Pattern.compile("\\S+ UID FETCH (\\d+) \\(UID BODY\\.PEEK\\[\\]\\)");

    private final TestDatabase database = TestDatabase.open();
    private final Books books = new Books(database, Clock.systemUTC());
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
    private final MailConnector connector = new MailConnector(AllowedNetworks.parse("127.0.0.0/8"), watchdog);
    private GreenMail server;
    private RecordingProxy proxy;

    private long maxSize = 1_000_000;
    private Instant importFrom = LONG_AGO;
    private BooleanSupplier mayGoOn = () -> true;
    private ImapConnection connection;

    @BeforeEach
    void start() throws Exception {
        startServer();
    }

    private void startServer() throws Exception {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        proxy = new RecordingProxy(server.getImap().getPort());
    }

    /** The server numbers its folders by the second in which they were made. */
    private void restartServerWithAnotherUidValidity() throws Exception {
        long uidValidity = inbox().getUidValidity();
        stopServer();
        await().until(() -> Instant.now().getEpochSecond() > uidValidity);
        startServer();
    }

    @AfterEach
    void stop() throws Exception {
        stopServer();
        watchdog.shutdownNow();
        database.close();
    }

    private void stopServer() throws Exception {
        proxy.close();
        server.stop();
    }

    @Test
    void remembersWhetherTheMailServerConfirmedTheSender() throws Exception {
        String received = "Received: from out.machineseeker.com by mx.muster-maschinen.example; date\r\n";
        deliver(platformMail(
                "confirmed", "Authentication-Results: mx.muster-maschinen.example; dmarc=pass\r\n" + received));
        deliver(platformMail(
                "refused", "Authentication-Results: mx.muster-maschinen.example; dmarc=fail\r\n" + received));
        deliver(platformMail("not looked at", received));

        importOnce();

        assertEquals(
                List.of(true, false, false),
                inquiries().stream()
                        .sorted(Comparator.comparing(Inquiry::getId))
                        .map(Inquiry::isSenderConfirmed)
                        .toList());
    }

    @Test
    void importsTheMailsOfThePlatformFieldByField() throws Exception {
        fillDemoMailbox();

        ImportCount count = importOnce();

        assertEquals(5, count.found());
        assertEquals(5, count.imported());
        assertEquals(DemoMailbox.INQUIRY_SUBJECTS, subjects());
        Inquiry packaging = inquiries().get(0);
        assertEquals("Muster Metall d.o.o.", packaging.getCompany());
        assertEquals("Ana Beispiel", packaging.getPerson());
        assertEquals("10000 Zagreb", packaging.getPlace());
        assertEquals("Kroatien", packaging.getCountry());
        assertEquals(List.of("+385 1 0000 000"), packaging.getPhones());
        assertEquals("buyer-ab1cd2ef3gh4i@channel.machineseeker.com", packaging.getAnswerAddress());
        assertEquals("Verpackungsmaschinen - Verschließmaschinen", packaging.getCategory());
        assertEquals("Musterwerk UV 100", packaging.getMachine());
        assertEquals(
                "Guten Tag,\n\nbitte nennen Sie mir Baujahr, Zustand und Preis der Maschine.\n"
                        + "Ist eine Besichtigung möglich?\n\nAna Beispiel",
                packaging.getMessage());
        assertEquals(START.minus(Duration.ofMinutes(40)), packaging.getReceived());
        assertTrue(packaging.isComplete());

        Inquiry press = inquiries().get(1);
        assertEquals("Sample Forge Ltd.", press.getCompany());
        assertEquals("United Kingdom", press.getCountry());
        assertEquals("Exempla Press 250", press.getMachine());
        assertTrue(
                press.getMessage().endsWith("Price: what is your best offer?\n\nKind regards\nJohn"),
                press::getMessage);

        Inquiry edgeBander = inquiries().get(2);
        assertEquals("Tischlerei Mustermann & Söhne", edgeBander.getCompany());
        assertEquals(List.of("030 23125 014"), edgeBander.getPhones());
        assertEquals("buyer-tu6vw5xy4za3b@channel.machineseeker.com", edgeBander.getAnswerAddress());

        Inquiry category = inquiries().get(3);
        assertEquals(InquiryType.WANTED_AD, category.getType());
        assertEquals("Horvat Probni", category.getPerson());
        assertEquals("24300", category.getPlace());
        assertEquals(List.of("+385 1 0000 111", "+385 1 0000 112"), category.getPhones());
        assertTrue(category.getMessage().contains("Preis: 5000"), category::getMessage);

        Inquiry bandSaw = inquiries().get(4);
        assertFalse(bandSaw.isComplete());
        assertEquals("Jürgen Größler", bandSaw.getPerson());
        assertEquals("buyer-qw8er7ty6ui5o@channel.machineseeker.com", bandSaw.getAnswerAddress());
        assertTrue(bandSaw.getMessage().startsWith("Grüß Gott,"), bandSaw::getMessage);
    }

    @Test
    void fetchesNoBodyOfAForeignSenderAndChangesNoFlag() throws Exception {
        fillDemoMailbox();
        List<String> before = uidsAndFlags();

        importOnce();

        List<Long> imported = uids(LedgerState.IMPORTED);
        assertEquals(imported, fetchedBodies());
        assertEquals(2, uids(LedgerState.NOT_FOR_US).size());
        assertEquals(before, uidsAndFlags());
        assertEquals(
                List.of(),
                proxy.lines().stream()
                        .filter(
                                line -> line.matches(
                                        "(?i)\\S+ (UID )?(SELECT|STORE|COPY|MOVE|EXPUNGE|APPEND|DELETE|CREATE|RENAME|CLOSE)\\b.*"))
                        .toList());
    }

    @Test
    void theNextRoundChangesNothing() throws Exception {
        fillDemoMailbox();
        importOnce();

        ImportCount count = importOnce();

        assertEquals(0, count.found());
        assertEquals(5, inquiries().size());
        assertEquals(5, fetchedBodies().size());
        assertEquals(10, position().getLastUid());
    }

    @Test
    void importsWhatComesLaterEvenIfSomebodyReadItFirst() throws Exception {
        fillDemoMailbox();
        importOnce();
        long uid = deliver(platformMail("Nachzügler", ""));
        inbox().setFlags(new Flags(Flags.Flag.SEEN), true, uid, null, true);

        assertEquals(1, importOnce().imported());

        assertTrue(subjects().contains("Nachzügler"));
    }

    @Test
    void anotherUidValidityDoublesNothing() throws Exception {
        fillDemoMailbox();
        importOnce();
        restartServerWithAnotherUidValidity();
        deliver(platformMail("Neu", ""));
        fillDemoMailbox();

        ImportCount count = importOnce();

        assertEquals(1, count.imported());
        assertEquals(6, inquiries().size());
        assertEquals(5, uids(LedgerState.KNOWN).size());
    }

    @Test
    void leavesOldMailsAlone() throws Exception {
        fillDemoMailbox();
        importFrom = START.minus(Duration.ofDays(3));

        assertEquals(4, importOnce().imported());

        assertEquals(1, uids(LedgerState.TOO_OLD).size());
        assertEquals(4, fetchedBodies().size());
    }

    @Test
    void aPoisonedMailIsTriedThreeTimesAndBlocksNobody() throws Exception {
        long poison = deliver(platformMail("Gift", "X-Header: x\r\n".repeat(6_000)));
        deliver(platformMail("Gut", ""));

        ImportCount first = importOnce();

        assertEquals(List.of("Gut"), subjects());
        assertEquals(0, first.quarantined());
        assertEquals(poison - 1, position().getLastUid());
        assertEquals(0, importOnce().quarantined());
        assertEquals(1, importOnce().quarantined());
        assertEquals(List.of(poison), uids(LedgerState.QUARANTINED));
        assertEquals(poison + 1, position().getLastUid());
        int fetched = fetchedBodies().size();
        importOnce();
        assertEquals(fetched, fetchedBodies().size());
        database.run(entityManager -> assertTrue(entityManager
                        .createQuery("select e from LedgerEntry e where e.uid = :uid", LedgerEntry.class)
                        .setParameter("uid", poison)
                        .getSingleResult()
                        .getRawMail()
                        .getSize()
                > 6_000));
    }

    @Test
    void aMailThatIsTooLargeIsNotFetched() throws Exception {
        long large = deliver(platformMail("Groß", "X-Header: " + "x".repeat(900) + "\r\n"));
        deliver(platformMail("Gut", ""));
        maxSize = 800;

        ImportCount count = importOnce();

        assertEquals(1, count.quarantined());
        assertEquals(List.of("Gut"), subjects());
        assertEquals(List.of(large), uids(LedgerState.QUARANTINED));
        assertEquals(1, fetchedBodies().size());
    }

    @Test
    void aMailThatCannotBeStoredIsTriedAgain() throws Exception {
        deliver(platformMail("Eins", ""));
        deliver(platformMail("Zwei", ""));
        books.beforeCommit(failFor("Eins"));

        importOnce();
        assertEquals(List.of("Zwei"), subjects());

        books.beforeCommit(mail -> {});
        importOnce();
        assertEquals(2, inquiries().size());
        assertEquals(2, position().getLastUid());
    }

    @Test
    void aMailThatAnotherNodeStoredMeanwhileIsDone() throws Exception {
        long uid = deliver(platformMail("Eins", ""));
        Books other = new Books(database, Clock.systemUTC());
        books.beforeCommit(mail -> {
            throw new IllegalStateException("refused by the unique key");
        });
        AtomicInteger asked = new AtomicInteger();
        mayGoOn = () -> {
            if (asked.incrementAndGet() == 2) {
                other.leaveAlone(position().getId(), List.of(uid), LedgerState.NOT_FOR_US);
            }
            return true;
        };

        ImportCount count = importOnce();

        assertEquals(0, count.imported());
        assertEquals(List.of(), uids(LedgerState.TO_RETRY));
        assertEquals(1, position().getLastUid());
    }

    @Test
    void aLostConnectionLosesNoMail() throws Exception {
        fillDemoMailbox();
        books.beforeCommit(mail -> connection.abort());

        assertThrows(MailFailureException.class, this::importOnce);
        assertEquals(1, inquiries().size());
        assertEquals(0, position().getLastUid());

        books.beforeCommit(mail -> {});
        assertEquals(4, importOnce().imported());
        assertEquals(DemoMailbox.INQUIRY_SUBJECTS, subjects());
        assertEquals(10, position().getLastUid());
    }

    @Test
    void endsWhenTold() throws Exception {
        fillDemoMailbox();
        AtomicInteger asked = new AtomicInteger();
        mayGoOn = () -> asked.incrementAndGet() <= 2;

        assertEquals(1, importOnce().imported());
        assertEquals(0, position().getLastUid());

        mayGoOn = () -> true;
        assertEquals(4, importOnce().imported());
    }

    @Test
    void storesNothingOnceTold() throws Exception {
        deliver(platformMail("Eins", ""));
        AtomicInteger asked = new AtomicInteger();
        mayGoOn = () -> asked.incrementAndGet() <= 1;

        importOnce();

        assertEquals(1, fetchedBodies().size());
        assertEquals(List.of(), inquiries());
    }

    private ImportCount importOnce() throws MailFailureException {
        ImportCount count = new ImportCount();
        ServerSettings settings = new ServerSettings(
                Protocol.IMAP,
                "127.0.0.1",
                proxy.port(),
                ConnectionSecurity.NONE,
                Login.password(ADDRESS, "geheim"),
                List.of());
        server.setUser(ADDRESS, ADDRESS, "geheim");
        try (ImapConnection opened = connector.openImap(settings, Duration.ofSeconds(20), StageListener.NONE)) {
            connection = opened;
            Mailbox mailbox = opened.examine("INBOX");
            MailboxPosition position = books.open(generation(mailbox.uidValidity()), importFrom);
            new ImportRound(mailbox, position, books, new Platforms().senders(), maxSize, count, mayGoOn).run();
        }
        return count;
    }

    private MailboxPosition position() {
        try {
            return books.open(generation(inbox().getUidValidity()), importFrom);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static FolderGeneration generation(long uidValidity) {
        return new FolderGeneration(1, "127.0.0.1", ADDRESS, "INBOX", uidValidity);
    }

    private static Consumer<ImportedMail> failFor(String subject) {
        Predicate<ImportedMail> fails =
                mail -> mail.inquiries().get(0).subject().orElse("").equals(subject);
        return mail -> {
            if (fails.test(mail)) {
                throw new IllegalStateException("the database refuses this mail");
            }
        };
    }

    private void fillDemoMailbox() throws Exception {
        for (MimeMessage mail : DemoMailbox.mails(Session.getInstance(new Properties()), ADDRESS, START)) {
            inbox().appendMessage(mail, new Flags(), mail.getSentDate());
        }
    }

    private long deliver(String mail) throws Exception {
        MimeMessage message = new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
        return inbox().appendMessage(message, new Flags(), Date.from(START));
    }

    private static String platformMail(String subject, String headers) {
        return headers + "From: Ana Beispiel <buyer-ab1cd2ef3gh4i@channel.machineseeker.com>\r\n"
                + "Date: Mon, 23 Nov 2026 10:00:00 +0000\r\nSubject: =?utf-8?B?"
                + Base64.getEncoder().encodeToString(subject.getBytes(StandardCharsets.UTF_8))
                + "?=\r\n\r\nGuten Tag\r\n";
    }

    private MailFolder inbox() throws Exception {
        GreenMailUser user = server.setUser(ADDRESS, ADDRESS, "geheim");
        return server.getManagers().getImapHostManager().getInbox(user);
    }

    private List<String> uidsAndFlags() throws Exception {
        List<String> flags = new ArrayList<>();
        for (StoredMessage message : inbox().getMessages()) {
            flags.add(message.getUid() + " " + message.getFlags());
        }
        return flags;
    }

    private List<Long> fetchedBodies() {
        return proxy.lines().stream()
                .map(BODY_FETCH::matcher)
                .filter(Matcher::matches)
                .map(fetch -> Long.valueOf(fetch.group(1)))
                .toList();
    }

    private List<Long> uids(LedgerState state) {
        return books.ledger().stream()
                .filter(entry -> entry.getState() == state)
                .map(LedgerEntry::getUid)
                .toList();
    }

    private List<String> subjects() {
        return inquiries().stream().map(Inquiry::getSubject).collect(Collectors.toList());
    }

    private List<Inquiry> inquiries() {
        return database.compute(entityManager -> entityManager
                .createQuery("select i from Inquiry i order by i.received desc, i.id", Inquiry.class)
                .getResultList());
    }
}
