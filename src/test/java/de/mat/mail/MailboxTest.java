package de.mat.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import de.mat.mail.MailFailure.Cause;
import de.mat.mail.ReceivedMail.Address;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The import's view of a mailbox, against a server that behaves. */
class MailboxTest {

    private static final String PLATFORM = "channel.machineseeker.com";
    private static final String RELAY = "buyer-ab1cd2ef3gh4i@" + PLATFORM;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
    private final MailConnector connector = new MailConnector(AllowedNetworks.parse("127.0.0.0/8"), watchdog);
    private GreenMailUser user;

    @BeforeEach
    void start() {
        server.start();
        user = server.setUser("info@muster-maschinen.example", "info", "geheim");
    }

    @AfterEach
    void stop() {
        server.stop();
        watchdog.shutdownNow();
    }

    @Test
    void findsOnlyMailsOfTheSenderBeyondThePosition() throws Exception {
        long first = deliver("Ana <" + RELAY + ">", "eins");
        deliver("privat@example.org", "zwei");
        long third = deliver(RELAY, "drei");
        long last = deliver("privat@example.org", "vier");

        try (ImapConnection connection = open("geheim")) {
            Mailbox inbox = connection.examine("INBOX");
            assertEquals(List.of(first, third), inbox.search(1, ImapScripts.criteria(PLATFORM)));
            assertEquals(List.of(third), inbox.search(first + 1, ImapScripts.criteria(PLATFORM)));
            assertEquals(List.of(), inbox.search(third + 1, ImapScripts.criteria(PLATFORM)));
            assertEquals(List.of(), inbox.search(last + 1, ImapScripts.criteria("example.org")));
        }
    }

    @Test
    void findsTheMailsOfAnySenderByTheirSubject() throws Exception {
        long digest = deliver("Plattform <info@mail.machineseeker.com>", "Kategorie-Anfragen (3 Nachrichten)");
        deliver("Plattform <info@mail.machineseeker.com>", "Ihre Rechnung");
        long relay = deliver(RELAY, "eins");
        deliver("privat@example.org", "Kategorie-Anfragen");
        long saw = deliver("x@saegen.example", "=?utf-8?Q?Neue_S=C3=A4ge?=");
        deliver("x@saegen.example", "Neues");

        try (ImapConnection connection = open("geheim")) {
            List<SearchCriterion> criteria = List.of(
                    new SearchCriterion(PLATFORM, Optional.empty()),
                    new SearchCriterion("info@mail.machineseeker.com", Optional.of("kategorie-Anfragen")),
                    new SearchCriterion("saegen.example", Optional.of("Säge")));

            assertEquals(List.of(digest, relay), connection.examine("INBOX").search(1, criteria.subList(0, 2)));
            assertTrue(connection.examine("INBOX").search(1, criteria).containsAll(List.of(digest, relay, saw)));
        }
    }

    @Test
    void readsEnvelopes() throws Exception {
        long first = deliver("=?utf-8?Q?Ana_M=C3=BCller?= <" + RELAY + ">", "=?utf-8?Q?Fr=C3=A4se?=");
        long second = deliver("\"" + RELAY + "\" <boese@evil.example>", "zwei");
        long third = deliver("a@example.org, b@example.org", "drei");
        Instant now = Instant.now();

        try (ImapConnection connection = open("geheim")) {
            List<Envelope> envelopes = ImapScripts.take(
                    connection.examine("INBOX").envelopes(List.of(third, first, 4711L, second)),
                    List.of(third, first, 4711L, second));

            assertEquals(
                    List.of(third, first, second),
                    envelopes.stream().map(Envelope::uid).toList());
            assertEquals(
                    List.of(new Address("Ana Müller", RELAY)), envelopes.get(1).from());
            assertEquals(Optional.of("Fräse"), envelopes.get(1).subject());
            assertEquals("boese@evil.example", envelopes.get(2).from().get(0).address());
            assertEquals(2, envelopes.get(0).from().size());
            assertTrue(Duration.between(envelopes.get(1).received(), now).abs().toMinutes() < 5);
            assertEquals(
                    raw("=?utf-8?Q?Ana_M=C3=BCller?= <" + RELAY + ">", "=?utf-8?Q?Fr=C3=A4se?=").length,
                    envelopes.get(1).size());
        }
    }

    @Test
    void readsEnvelopesOfManyMails() throws Exception {
        List<Long> uids = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            uids.add(deliver(RELAY, "Anfrage " + i));
        }

        try (ImapConnection connection = open("geheim")) {
            Mailbox inbox = connection.examine("INBOX");
            assertEquals(uids, inbox.search(1, ImapScripts.criteria(PLATFORM)));
            Fetched<Envelope> envelopes = inbox.envelopes(uids);
            assertEquals(
                    uids,
                    ImapScripts.take(envelopes, uids).stream()
                            .map(Envelope::uid)
                            .toList());
            assertEquals(Optional.empty(), envelopes.take(uids.get(0)), "taken before");
            assertEquals(Optional.empty(), inbox.envelopes(List.of()).failure());
        }
    }

    @Test
    void fetchesTheMailByteByByte() throws Exception {
        long uid = deliver(RELAY, "Größe");

        try (ImapConnection connection = open("geheim")) {
            Mailbox inbox = connection.examine("INBOX");
            Fetched<byte[]> fetched = inbox.fetch(List.of(uid, uid + 1));
            assertArrayEquals(raw(RELAY, "Größe"), fetched.take(uid).orElseThrow());
            assertEquals(Optional.empty(), fetched.take(uid + 1));
            assertEquals(Optional.empty(), fetched.failure());
        }
    }

    @Test
    void changesNothingInTheMailbox() throws Exception {
        long first = deliver(RELAY, "eins");
        long second = deliver(RELAY, "zwei");
        folder().setFlags(new Flags(Flags.Flag.SEEN), true, second, null, true);
        List<String> before = flags();

        try (ImapConnection connection = open("geheim")) {
            Mailbox inbox = connection.examine("INBOX");
            inbox.envelopes(inbox.search(1, ImapScripts.criteria(PLATFORM)));
            inbox.fetch(List.of(first, second));
            inbox.fetchHeaders(first);
        }

        assertEquals(before, flags());
        assertTrue(before.get(0).endsWith("unseen"), before.toString());
    }

    @Test
    void tellsTheGenerationAndTheNextUid() throws Exception {
        long uid = deliver(RELAY, "eins");

        try (ImapConnection connection = open("geheim")) {
            Mailbox inbox = connection.examine("INBOX");
            assertEquals(folder().getUidValidity(), inbox.uidValidity());
            assertEquals(uid + 1, inbox.uidNext());
        }
    }

    @Test
    void opensAMailboxWithUmlauts() throws Exception {
        server.getManagers().getImapHostManager().createMailbox(user, "Gelöscht");

        try (ImapConnection connection = open("geheim")) {
            assertTrue(connection.examine("Gelöscht").uidValidity() > 0);
        }
    }

    @Test
    void tellsThatTheMailboxIsMissing() throws Exception {
        try (ImapConnection connection = open("geheim")) {
            MailFailure failure = assertThrows(MailFailureException.class, () -> connection.examine("Anfragen"))
                    .failure();

            assertEquals(Cause.MAILBOX_MISSING, failure.cause());
            assertEquals(Stage.MAILBOX, failure.stage());
            assertTrue(failure.serverReply().isPresent());
        }
    }

    @Test
    void tellsThatTheLoginWasRejected() {
        MailFailure failure =
                assertThrows(MailFailureException.class, () -> open("falsch")).failure();

        assertEquals(Cause.LOGIN_REJECTED, failure.cause());
        assertEquals(Stage.LOGIN, failure.stage());
    }

    @Test
    void signsInWithAnyPassword() throws Exception {
        for (String password : List.of("pass wort\"\\", "größe€", "{3}", "a%b*c(d)", "x".repeat(2000))) {
            user.setPassword(password);
            open(password).close();
        }
    }

    @Test
    void refusesASearchTextThatIsMoreThanText() throws Exception {
        try (ImapConnection connection = open("geheim")) {
            Mailbox inbox = connection.examine("INBOX");
            for (String attack : List.of("x\r\nA1 LOGOUT", "x\u0000", "ü")) {
                assertThrows(IllegalArgumentException.class, () -> inbox.search(1, ImapScripts.criteria(attack)));
            }
            assertEquals(List.of(), inbox.search(1, ImapScripts.criteria("x\" OR ALL (\\")));
        }
    }

    private ImapConnection open(String password) throws MailFailureException {
        ServerSettings settings = new ServerSettings(
                Protocol.IMAP,
                "127.0.0.1",
                server.getImap().getPort(),
                ConnectionSecurity.NONE,
                Login.password("info", password),
                List.of());
        return connector.openImap(settings, Duration.ofSeconds(20), StageListener.NONE);
    }

    private long deliver(String from, String subject) throws Exception {
        MimeMessage message = new MimeMessage(
                GreenMailUtil.getSession(server.getImap().getServerSetup()),
                new ByteArrayInputStream(raw(from, subject)));
        user.deliver(message);
        List<StoredMessage> messages = folder().getMessages();
        return messages.get(messages.size() - 1).getUid();
    }

    private static byte[] raw(String from, String subject) {
        return ("From: " + from + "\r\nTo: info@muster-maschinen.example\r\nSubject: " + subject
                        + "\r\nMessage-ID: <1@example.com>\r\nDate: Mon, 23 Nov 2026 22:15:00 +0100\r\n\r\nText\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private MailFolder folder() throws FolderException {
        return server.getManagers().getImapHostManager().getInbox(user);
    }

    private List<String> flags() throws FolderException {
        return folder().getMessages().stream()
                .map(message -> message.getUid() + (message.isSet(Flags.Flag.SEEN) ? " seen" : " unseen"))
                .toList();
    }
}
