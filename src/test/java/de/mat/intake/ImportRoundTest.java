package de.mat.intake;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.mat.demo.DemoInquiry;
import de.mat.demo.DemoMailbox;
import de.mat.demo.DemoPlatformMail;
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
import de.mat.platform.ShippedSenders;
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
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.Iterator;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The import against a mail server that behaves, and mails that do not. */
class ImportRoundTest {

    private static final String ADDRESS = "anfragen@muster-maschinen.example";
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    /** Of the demo's mailbox without its broken mail: all mails, the platform's (one is an answer), and those older than three days. */
    private static final int MAILS = DemoMailbox.PLATFORM_MAILS + DemoMailbox.PRIVATE_MAILS - 1;

    private static final int FOUND = DemoMailbox.PLATFORM_MAILS - 1;
    private static final int OLD = 5;

    /** Private mails that the server takes for the platform's. */
    private static final int LOOK_ALIKES = 2;

    private static final Instant LONG_AGO = START.minus(Duration.ofDays(14));
    private static final Pattern BODY_FETCH = Pattern.compile("\\S+ UID FETCH ([\\d,]+) \\(UID BODY\\.PEEK\\[\\]\\)");

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

        assertEquals(FOUND, count.found());
        assertEquals(FOUND - 1, count.imported());
        assertEquals(1, count.joined());
        assertEquals(FOUND + LOOK_ALIKES, count.candidates());
        assertEquals(FOUND + LOOK_ALIKES, count.done());
        Iterator<Inquiry> imported = inquiries().iterator();
        List<DemoPlatformMail> newestFirst = new ArrayList<>(List.of(DemoPlatformMail.values()));
        Collections.reverse(newestFirst);
        for (DemoPlatformMail mail : newestFirst) {
            for (DemoInquiry asked : mail.inquiries()) {
                assertRecognised(mail, asked, imported.next());
            }
        }
        assertFalse(imported.hasNext());
    }

    private static void assertRecognised(DemoPlatformMail mail, DemoInquiry asked, Inquiry recognised) {
        String all = mail + " " + asked.person();
        assertEquals(mail.subject(), recognised.getSubject(), all);
        assertEquals(mail.isDigest() ? InquiryType.WANTED_AD : InquiryType.PRODUCT_INQUIRY, recognised.getType(), all);
        assertEquals(mail.isLabelled(), recognised.isComplete(), all);
        assertEquals(asked.company(), recognised.getCompany(), all);
        assertEquals(asked.person(), recognised.getPerson(), all);
        assertEquals(asked.place(), recognised.getPlace(), all);
        assertEquals(asked.country(), recognised.getCountry(), all);
        assertEquals(asked.phones(), recognised.getPhones(), all);
        assertEquals(asked.address(), recognised.getAnswerAddress(), all);
        assertEquals(asked.category(), recognised.getCategory(), all);
        assertEquals(asked.machine(), recognised.getMachine(), all);
        assertEquals(asked.message(), recognised.getMessage(), all);
    }

    @Test
    void importsAllButTheBrokenMailWhichItGivesUp() throws Exception {
        for (MimeMessage mail : DemoMailbox.mails(Session.getInstance(new Properties()), ADDRESS, START)) {
            inbox().appendMessage(mail, new Flags(), mail.getSentDate());
        }

        importOnce();
        importOnce();
        importOnce();

        assertEquals(DemoMailbox.INQUIRY_SUBJECTS, subjects());
        assertEquals(1, uids(LedgerState.QUARANTINED).size());
        assertEquals(
                DemoMailbox.PLATFORM_MAILS + DemoMailbox.PRIVATE_MAILS,
                position().getLastUid());
    }

    @Test
    void fetchesNoBodyOfAForeignSenderAndChangesNoFlag() throws Exception {
        fillDemoMailbox();
        List<String> before = uidsAndFlags();

        importOnce();

        List<Long> imported = new ArrayList<>(uids(LedgerState.IMPORTED));
        imported.addAll(uids(LedgerState.JOINED));
        assertEquals(imported, fetchedBodies());
        assertEquals(LOOK_ALIKES, uids(LedgerState.NOT_FOR_US).size());
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
        assertEquals(DemoMailbox.INQUIRY_SUBJECTS, subjects());
        assertEquals(FOUND, fetchedBodies().size());
        assertEquals(MAILS, position().getLastUid());
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
        assertEquals(DemoMailbox.INQUIRY_SUBJECTS.size() + 1, inquiries().size());
        assertEquals(FOUND, uids(LedgerState.KNOWN).size());
    }

    @Test
    void leavesOldMailsAlone() throws Exception {
        fillDemoMailbox();
        importFrom = START.minus(Duration.ofDays(3));

        assertEquals(FOUND - 1 - OLD, importOnce().imported());

        assertEquals(OLD, uids(LedgerState.TOO_OLD).size());
        assertEquals(FOUND - OLD, fetchedBodies().size());
    }

    @Test
    void importsOldMailsOnceTheDateIsMovedBack() throws Exception {
        fillDemoMailbox();
        importFrom = START.minus(Duration.ofDays(3));
        importOnce();

        importFrom = LONG_AGO;

        assertEquals(OLD, importOnce().imported());
        assertEquals(DemoMailbox.INQUIRY_SUBJECTS, subjects());
        assertEquals(0, importOnce().found());
        assertEquals(FOUND, fetchedBodies().size());
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
    void ofAMailThatIsTooLargeOnlyTheHeadersAreTakenOver() throws Exception {
        deliver("Reply-To: antwort@example.org\r\n"
                + platformMail("Groß", "").replace("\r\n\r\n", "\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n")
                + "x".repeat(2_000_000));
        deliver(platformMail("Gut", ""));

        ImportCount count = importOnce();

        assertEquals(2, count.imported());
        assertEquals(0, count.quarantined());
        assertEquals(List.of(2L), fetchedBodies());
        Inquiry large = inquiries().get(0);
        assertEquals("Groß", large.getSubject());
        assertEquals("Ana Beispiel", large.getPerson());
        assertEquals("antwort@example.org", large.getAnswerAddress());
        assertFalse(large.isComplete());
        assertEquals(
                "Diese Mail ist mit 3 MB zu groß für den Import. Nur Absender und Betreff wurden übernommen; die Mail selbst"
                        + " liegt unverändert im Postfach.",
                large.getMessage());
        assertEquals(2, position().getLastUid());
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
    void whatWasFetchedIsImportedEvenIfTheConnectionEndsMeanwhile() throws Exception {
        fillDemoMailbox();
        books.beforeCommit(mail -> connection.abort());

        assertEquals(FOUND - 1, importOnce().imported());

        assertEquals(DemoMailbox.INQUIRY_SUBJECTS, subjects());
        assertEquals(MAILS, position().getLastUid());
    }

    @Test
    void asksForManyMailsAtOnce() throws Exception {
        for (int i = 0; i < 205; i++) {
            deliver(platformMail("Anfrage " + i, ""));
        }
        deliver("From: privat@example.org\r\nSubject: Privat\r\n\r\nText\r\n");

        ImportCount count = importOnce();

        assertEquals(205, count.imported());
        assertEquals(
                List.of("UID SEARCH", "UID FETCH", "UID FETCH", "UID FETCH", "UID FETCH"),
                proxy.lines().stream()
                        .map(line -> line.replaceAll("\\S+ (UID \\w+)?.*", "$1"))
                        .filter(word -> !word.isEmpty())
                        .toList());
        assertEquals(206, count.searched());
        assertEquals(205, count.envelopes());
        assertEquals(205, count.bodies());
    }

    @Test
    void asksNothingWhenTheServerHasNothingNew() throws Exception {
        fillDemoMailbox();
        importOnce();
        int asked = proxy.lines().size();

        ImportCount count = importOnce();

        List<String> commands = proxy.lines().stream().skip(asked).toList();
        assertTrue(commands.stream().anyMatch(command -> command.contains(" EXAMINE ")), commands::toString);
        assertTrue(commands.stream().noneMatch(command -> command.contains(" UID ")), commands::toString);
        assertEquals(0, count.searched());
    }

    @Test
    void searchesOnlyBeyondThePosition() throws Exception {
        fillDemoMailbox();
        importOnce();
        deliver(platformMail("Neu", ""));

        ImportCount count = importOnce();

        assertEquals(1, count.searched());
        assertEquals(1, count.envelopes());
        assertEquals(1, count.bodies());
    }

    @Test
    void whatIsTakenAwayBeforeItsNextTryIsForgotten() throws Exception {
        long poison = deliver(platformMail("Gift", "X-Header: x\r\n".repeat(6_000)));
        importOnce();
        assertEquals(List.of(poison), uids(LedgerState.TO_RETRY));
        deliver(platformMail("Gut", ""));
        inbox().setFlags(new Flags(Flags.Flag.DELETED), true, poison, null, true);
        inbox().expunge();

        importOnce();

        assertEquals(List.of(poison), uids(LedgerState.TAKEN_AWAY));
        assertEquals(poison + 1, position().getLastUid());
    }

    @Test
    void endsWhenTold() throws Exception {
        fillDemoMailbox();
        AtomicInteger asked = new AtomicInteger();
        mayGoOn = () -> asked.incrementAndGet() <= 2;

        ImportCount count = importOnce();
        assertEquals(1, count.imported());
        assertEquals(1 + LOOK_ALIKES, count.done());
        assertEquals(FOUND + LOOK_ALIKES, count.candidates());
        assertEquals(0, position().getLastUid());

        mayGoOn = () -> true;
        assertEquals(FOUND - 2, importOnce().imported());
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
            new ImportRound(mailbox, position, books, ShippedSenders.get(), maxSize, count, mayGoOn).run();
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
        for (MimeMessage mail : DemoMailbox.readableMails(Session.getInstance(new Properties()), ADDRESS, START)) {
            inbox().appendMessage(mail, new Flags(), mail.getSentDate());
        }
    }

    private long deliver(String mail) throws Exception {
        MimeMessage message = new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
        return inbox().appendMessage(message, new Flags(), Date.from(START));
    }

    /** Each subject is another buyer's. */
    private static String platformMail(String subject, String headers) {
        return platformMail(subject, headers, "Guten Tag");
    }

    private static String platformMail(String subject, String headers, String message) {
        return headers + "From: Ana Beispiel <" + relay(subject) + ">\r\n"
                + "Date: Mon, 23 Nov 2026 10:00:00 +0000\r\nSubject: =?utf-8?B?"
                + Base64.getEncoder().encodeToString(subject.getBytes(StandardCharsets.UTF_8))
                + "?=\r\n\r\n" + message + "\r\n";
    }

    private static String relay(String subject) {
        return "buyer-" + Integer.toHexString(subject.hashCode()) + "@channel.machineseeker.com";
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
                .flatMap(fetch -> Stream.of(fetch.group(1).split(",")))
                .map(Long::valueOf)
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
