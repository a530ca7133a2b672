package de.mat.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.mail.MailFailure.Cause;
import de.mat.testing.ScriptedServer;
import de.mat.testing.ServerScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mailbox makes of replies that are missing, foreign, double or wrong. */
class MailboxRepliesTest {

    private static final String ANA = "((\"Ana\" NIL \"ana\" \"example.org\"))";

    @Test
    void takesOnlyTheMailsBeyondThePosition() throws Exception {
        // "n:*" names the last mail even when its UID is below n
        assertEquals(List.of(105L, 110L), search("* SEARCH 99 110 105", "* SEARCH 105", "* 11 EXISTS"));
        assertEquals(List.of(), search("* SEARCH 99"));
        assertEquals(List.of(), search("* SEARCH"));
        assertEquals(List.of(), search("* OK nothing"));
        assertEquals(List.of(), search("* SEARCH 0 99999999999"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"* SEARCH 105 x 110", "* SEARCH 105 -5", "* SEARCH 99999999999999999999", "* SEARCH (105)"})
    void failsWhenASearchNamesMoreThanNumbers(String reply) {
        // what is missed here would be missed for good
        assertEquals(
                Cause.PROTOCOL_VIOLATION,
                assertThrows(MailFailureException.class, () -> search(reply))
                        .failure()
                        .cause());
    }

    @Test
    void asksForAllSendersAtOnce() throws Exception {
        assertEquals(
                "UID SEARCH UID 100:* OR HEADER FROM a.example OR HEADER FROM b.example HEADER FROM c.example",
                searchCommand(
                        criterion("a.example", null), criterion("b.example", null), criterion("c.example", null)));
        assertEquals(
                "UID SEARCH UID 100:* OR HEADER FROM a.example HEADER FROM b.example"
                        + " OR HEADER FROM a.example SUBJECT \"Neue Anfrage\"",
                searchCommand(criterion("a.example", null), criterion("b.example", "Neue Anfrage")));
        assertEquals(
                "UID SEARCH UID 100:* HEADER FROM b.example SUBJECT \"\\\"x\\\" {3+}\"",
                searchCommand(criterion("b.example", "\"x\" {3+}")));
        assertEquals("UID SEARCH UID 100:* HEADER FROM b.example", searchCommand(criterion("b.example", "x\r\nA9 X")));
    }

    @Test
    void asksNothingWhenThereIsNoSender() throws Exception {
        try (ScriptedServer server = ImapScripts.examined().silence().start();
                ImapConnection connection = ImapScripts.open(server)) {
            assertEquals(List.of(), connection.examine("INBOX").search(100, List.of()));
            assertEquals(List.of(), server.commands("UID"));
        }
    }

    @Test
    void asksForManySendersInSeveralSearches() throws Exception {
        List<SearchCriterion> many = IntStream.range(0, 60)
                .mapToObj(i -> criterion("x" + i + ".example", null))
                .toList();
        try (ScriptedServer server = ImapScripts.examined()
                        .expect("UID SEARCH")
                        .say("* SEARCH 110 105", "{tag} OK")
                        .expect("UID SEARCH")
                        .say("* SEARCH 105 101", "{tag} OK")
                        .silence()
                        .start();
                ImapConnection connection = ImapScripts.open(server)) {
            assertEquals(List.of(101L, 105L, 110L), connection.examine("INBOX").search(100, many));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " LITERAL+"})
    void sendsASubjectThatIsNotAsciiAsALiteral(String capability) throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (ScriptedServer server = examined(ImapScripts.LOGIN_BY_COMMAND + capability)
                        .then(connection -> {
                            heard.add(connection.hear());
                            connection.send(capability.isEmpty() ? "+ go on\r\n" : "");
                            String tag = heard.get(0).split(" ")[0];
                            heard.add(connection.hear());
                            connection.send("* SEARCH 105\r\n" + tag + " OK done\r\n");
                        })
                        .silence()
                        .start();
                ImapConnection connection = ImapScripts.open(server)) {
            List<SearchCriterion> criteria = List.of(criterion("a.example", null), criterion("b.example", "Fräse"));

            assertEquals(List.of(105L), connection.examine("INBOX").search(100, criteria));
            assertTrue(
                    heard.get(0)
                            .endsWith(
                                    " UID SEARCH CHARSET UTF-8 UID 100:* OR HEADER FROM a.example HEADER FROM b.example"
                                            + " OR HEADER FROM a.example SUBJECT {6"
                                            + (capability.isEmpty() ? "}" : "+}")),
                    heard.get(0));
            assertEquals(
                    new String("Fräse".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1), heard.get(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO [BADCHARSET (US-ASCII)] no", "BAD no such key"})
    void asksWithoutTheSubjectWhenTheServerDoesNotKnowItsCharset(String answer) throws Exception {
        try (ScriptedServer server = ImapScripts.examined()
                        .expect("UID SEARCH CHARSET UTF-8")
                        .say("* SEARCH 110", "{tag} " + answer)
                        .expect(
                                "UID SEARCH UID 100:* OR HEADER FROM a.example OR HEADER FROM b.example HEADER FROM c.example"
                                        + " OR HEADER FROM a.example OR SUBJECT x HEADER FROM c.example")
                        .say("* SEARCH 105", "{tag} OK done")
                        .silence()
                        .start();
                ImapConnection connection = ImapScripts.open(server)) {
            List<SearchCriterion> criteria =
                    List.of(criterion("a.example", null), criterion("b.example", "x"), criterion("c.example", "Säge"));

            assertEquals(List.of(105L), connection.examine("INBOX").search(100, criteria));
            assertEquals(List.of(), server.surprises());
        }
    }

    @Test
    void tellsHowManyMailsItSearches() throws Exception {
        // ten mails, the next UID is 111
        try (ScriptedServer server = ImapScripts.examined().silence().start();
                ImapConnection connection = ImapScripts.open(server)) {
            Mailbox mailbox = connection.examine("INBOX");

            assertEquals(10, mailbox.countFrom(1));
            assertEquals(3, mailbox.countFrom(108));
            assertEquals(0, mailbox.countFrom(111));
            assertEquals(0, mailbox.countFrom(200));
        }
    }

    @Test
    void leavesOutWhatTheServerDoesNotTellInFull() throws Exception {
        List<Envelope> envelopes = envelopes(
                "* 1 FETCH (UID 101 " + items("eins") + ")",
                "* 2 FETCH (UID 102 RFC822.SIZE 5)",
                "* 3 FETCH (UID 103 ENVELOPE (broken",
                "* 4 FETCH (UID 104 RFC822.SIZE x INTERNALDATE \"gestern\" ENVELOPE NIL)",
                "* 5 FETCH (" + items("ohne UID") + ")",
                "* 6 FETCH (FLAGS (\\Seen))",
                "* 7 FETCH (UID 107 " + items("sieben") + ")");

        assertEquals(List.of(101L, 107L), uids(envelopes));
    }

    @Test
    void leavesOutForeignMails() throws Exception {
        assertEquals(
                List.of(102L),
                uids(envelopes(
                        "* 1 FETCH (UID 999 " + items("fremd") + ")", "* 2 FETCH (UID 102 " + items("zwei") + ")")));
    }

    @Test
    void takesTheSameReplyTwiceForOne() throws Exception {
        String reply = "* 2 FETCH (UID 102 " + items("zwei") + ")";

        assertEquals(List.of(102L), uids(envelopes(reply, "* 2 EXPUNGE", reply)));
    }

    @Test
    void leavesOutWhatTheServerTellsInTwoWays() throws Exception {
        assertEquals(
                List.of(103L),
                uids(envelopes(
                        "* 2 FETCH (UID 102 " + items("zwei") + ")",
                        "* 3 FETCH (UID 103 " + items("drei") + ")",
                        "* 2 FETCH (UID 102 " + items("etwas anderes") + ")")));
    }

    @Test
    void readsAnEnvelope() throws Exception {
        Envelope envelope = envelopes("* 1 FETCH (UID 101 " + items("=?utf-8?Q?Fr=C3=A4se?=") + ")")
                .get(0);

        assertEquals(101, envelope.uid());
        assertEquals(List.of(new ReceivedMail.Address("Ana", "ana@example.org")), envelope.from());
        assertEquals(Optional.of("Fräse"), envelope.subject());
        assertEquals(Instant.parse("2026-11-23T21:15:00Z"), envelope.received());
        assertEquals(77, envelope.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NIL",
                "((NIL NIL \"Gruppe\" NIL)(\"Ana\" NIL \"ana\" \"example.org\")(NIL NIL NIL NIL))",
                "((\"Ana\" NIL \"ana\" \"example.org\")(NIL NIL \"Gruppe\" NIL)(NIL NIL NIL NIL))",
                "((NIL NIL \"ana\" \"\"))",
                "((NIL NIL NIL \"example.org\"))",
                "((NIL NIL \"ana\" \"\")(\"Bert\" NIL \"bert\" \"example.org\"))",
                "((NIL NIL \"x@evil.example, ana\" \"example.org\"))",
                "((NIL NIL \"x@evil.example> <ana\" \"example.org\"))",
                "((NIL NIL \"ana\" \"evil.example@example.org\"))",
                "((NIL NIL \"a na\" \"example.org\"))"
            })
    void tellsOfNoSenderWhenThereIsNoExactOne(String from) throws Exception {
        String envelope = items("x").replace(ANA, from);

        assertEquals(
                List.of(),
                envelopes("* 1 FETCH (UID 101 " + envelope + ")").get(0).from());
    }

    @Test
    void fetchesTheBodiesThatWereAskedFor() throws Exception {
        assertEquals(
                List.of("eins", "drei"),
                fetch(
                        "* 9 FETCH (UID 999 BODY[] {5}",
                        "fremd)",
                        "* 3 FETCH (UID 103 BODY[] {4}",
                        "drei)",
                        "* 2 EXPUNGE",
                        "* 1 FETCH (UID 101 BODY[] {4}",
                        "eins)",
                        "* 1 FETCH (FLAGS (\\Seen))",
                        "* 3 FETCH (UID 103 BODY[] {4}",
                        "drei)"));
    }

    @Test
    void keepsWhatCameWholeBeforeTheConnectionBroke() throws Exception {
        try (ScriptedServer server = ImapScripts.examined()
                        .expect("UID FETCH 101,102,103 (UID BODY.PEEK[])")
                        .say("* 1 FETCH (UID 101 BODY[] {4}", "eins)")
                        .send("* 2 FETCH (UID 102 BODY[] {4}\r\nzw")
                        .start();
                ImapConnection connection = ImapScripts.open(server)) {
            Fetched<byte[]> fetched = connection.examine("INBOX").fetch(List.of(103L, 101L, 102L));

            assertEquals(
                    Cause.CONNECTION_LOST,
                    fetched.failure().orElseThrow().failure().cause());
            assertEquals(List.of("eins"), texts(ImapScripts.take(fetched, List.of(101L, 102L, 103L))));
        }
    }

    @Test
    void fetchesTheHeadersOfAMailAlone() throws Exception {
        String headers = "From: a@example.org\r\n\r\n";
        for (String reply : List.of(
                "BODY[HEADER]<0> {23}\r\n" + headers,
                "BODY[HEADER] {23}\r\n" + headers,
                "BODY[] {23}\r\n" + headers,
                "BODY[HEADER]<1> {23}\r\n" + headers)) {
            try (ScriptedServer server = ImapScripts.examined()
                            .expect("UID FETCH 101 (UID BODY.PEEK[HEADER]<0.1048576>)")
                            .say("* 1 FETCH (UID 101 " + reply + ")", "{tag} OK done")
                            .silence()
                            .start();
                    ImapConnection connection = ImapScripts.open(server)) {
                Fetched<byte[]> fetched = connection.examine("INBOX").fetchHeaders(101);

                assertEquals(
                        reply.contains("[HEADER]<0>") ? List.of(headers) : List.of(),
                        texts(ImapScripts.take(fetched, List.of(101L))),
                        reply);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* OK nothing",
                "* 1 FETCH (UID 999 BODY[] {4}\r\nText)",
                "* 1 FETCH (BODY[] {4}\r\nText)",
                "* 1 FETCH (UID 101 BODY[] NIL)",
                "* 1 FETCH (UID 101)",
                "* 1 FETCH (UID 101 BODY[]<0> {4}\r\nText)",
                "* 1 FETCH (UID 101 BODY[] {0}\r\n)",
                "* 1 FETCH (UID 101 BODY[] \"\")",
                "* 1 FETCH (UID 101 BODY[] {4}\r\nText",
                "* 1 FETCH (UID 101 BODY[TEXT] {4}\r\nText)",
                "* 1 FETCH (UID 101 BODY[] {4}\r\nText)\r\n* 1 FETCH (UID 101 BODY[] {4}\r\nAnde)",
                "* 1 EXPUNGE"
            })
    void hasNoBodyWhenTheServerSendsNoneOfThisMail(String reply) throws Exception {
        assertEquals(List.of(), fetch(reply));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NO [NONEXISTENT] no such mailbox | MAILBOX_MISSING",
                "NO no such mailbox | MAILBOX_MISSING",
                "NO [NOPERM] not yours | MAILBOX_REFUSED",
                "NO [UNAVAILABLE] later | TEMPORARILY_REFUSED",
                "NO [INUSE] locked | TEMPORARILY_REFUSED",
                "BAD no such command | PROTOCOL_VIOLATION",
                "OK but no validity | PROTOCOL_VIOLATION"
            })
    void tellsWhyTheMailboxWasNotOpened(String answer, Cause cause) throws Exception {
        try (ScriptedServer server = ImapScripts.signedIn()
                        .expect("EXAMINE")
                        .say("{tag} " + answer)
                        .silence()
                        .start();
                ImapConnection connection = ImapScripts.open(server)) {
            MailFailure failure = assertThrows(MailFailureException.class, () -> connection.examine("INBOX"))
                    .failure();

            assertEquals(cause, failure.cause());
            assertEquals(Stage.MAILBOX, failure.stage());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{tag} NO [SERVERBUG] broken | TEMPORARILY_REFUSED",
                "{tag} NO broken | MAILBOX_REFUSED",
                "{tag} BAD broken | PROTOCOL_VIOLATION",
                "{tag} broken | PROTOCOL_VIOLATION",
                "* BYE shutting down | CONNECTION_LOST"
            })
    void failsAsAWholeWhenTheServerSaysNo(String answer, Cause cause) throws Exception {
        for (ImapScripts.Use use : List.<ImapScripts.Use>of(
                mailbox -> mailbox.search(1, ImapScripts.criteria("x")),
                mailbox -> ImapScripts.all(mailbox.envelopes(List.of(101L))),
                mailbox -> ImapScripts.all(mailbox.fetch(List.of(101L))),
                mailbox -> ImapScripts.all(mailbox.fetchHeaders(101)))) {
            try (ScriptedServer server = ImapScripts.examined()
                            .expect("UID")
                            .say("* 1 FETCH (UID 101 " + items("eins") + ")", "* SEARCH 101", answer)
                            .start();
                    ImapConnection connection = ImapScripts.open(server)) {
                Mailbox mailbox = connection.examine("INBOX");

                assertEquals(
                        cause,
                        assertThrows(MailFailureException.class, () -> use.of(mailbox))
                                .failure()
                                .cause());
            }
        }
    }

    @Test
    void sendsNothingThatChangesTheMailbox() throws Exception {
        try (ScriptedServer server = ImapScripts.examined()
                .expect("UID SEARCH")
                .say("* SEARCH 101", "{tag} OK")
                .expect("UID FETCH")
                .say("* 1 FETCH (UID 101 " + items("eins") + ")", "{tag} OK")
                .expect("UID FETCH")
                .say("* 1 FETCH (UID 101 BODY[] {4}", "Text)", "{tag} OK")
                .expect("UID FETCH")
                .say("{tag} OK")
                .silence()
                .start()) {
            try (ImapConnection connection = ImapScripts.open(server)) {
                Mailbox mailbox = connection.examine("INBOX");
                mailbox.envelopes(mailbox.search(100, ImapScripts.criteria("channel.machineseeker.com")));
                mailbox.fetch(List.of(101L));
                mailbox.fetchHeaders(101);
            }

            assertEquals(List.of(), server.surprises());
            assertEquals(
                    List.of(
                            "CAPABILITY",
                            "LOGIN info geheim",
                            "EXAMINE INBOX",
                            "UID SEARCH UID 100:* HEADER FROM channel.machineseeker.com",
                            "UID FETCH 101 (UID ENVELOPE INTERNALDATE RFC822.SIZE)",
                            "UID FETCH 101 (UID BODY.PEEK[])",
                            "UID FETCH 101 (UID BODY.PEEK[HEADER]<0.1048576>)"),
                    server.received()
                            .lines()
                            .map(line -> line.substring(line.indexOf(' ') + 1))
                            .limit(7)
                            .toList());
        }
    }

    @Test
    void mentionsNoWritingCommandAnywhere() throws Exception {
        Pattern writing = Pattern.compile(
                "\"(UID )?(STORE|COPY|MOVE|EXPUNGE|APPEND|SELECT|DELETE|CLOSE)\\b[A-Z( ]*\"|\"[^\"]*\\bBODY\\[|\"[^\"]*\\bRFC822\\b(?!\\.SIZE)");
        try (var files = Files.walk(Path.of("src/main/java/de/mat"))) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> contains(file, writing))
                            .toList());
        }
    }

    private static boolean contains(Path file, Pattern pattern) {
        try {
            return pattern.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String items(String subject) {
        return "INTERNALDATE \"23-Nov-2026 22:15:00 +0100\" RFC822.SIZE 77 ENVELOPE (\"Mon, 23 Nov 2026 22:15:00 +0100\" \""
                + subject + "\" " + ANA + " NIL NIL NIL NIL NIL NIL \"<1@example.org>\")";
    }

    private static List<Long> uids(List<Envelope> envelopes) {
        return envelopes.stream().map(Envelope::uid).toList();
    }

    private static List<Long> search(String... replies) throws MailFailureException {
        return inbox(replies, mailbox -> mailbox.search(100, ImapScripts.criteria("x")));
    }

    private static String searchCommand(SearchCriterion... criteria) throws MailFailureException {
        try (ScriptedServer server = ImapScripts.examined()
                        .expect("UID SEARCH")
                        .say("* SEARCH", "{tag} OK done")
                        .silence()
                        .start();
                ImapConnection connection = ImapScripts.open(server)) {
            connection.examine("INBOX").search(100, List.of(criteria));
            String command = server.commands("UID SEARCH").get(0);
            return command.substring(command.indexOf(' ') + 1);
        }
    }

    private static SearchCriterion criterion(String from, String subject) {
        return new SearchCriterion(from, Optional.ofNullable(subject));
    }

    private static List<Envelope> envelopes(String... replies) throws MailFailureException {
        List<Long> uids = List.of(101L, 102L, 103L, 104L, 105L, 106L, 107L);
        return inbox(replies, mailbox -> ImapScripts.take(ImapScripts.all(mailbox.envelopes(uids)), uids));
    }

    private static List<String> fetch(String... replies) throws MailFailureException {
        List<Long> uids = List.of(101L, 102L, 103L);
        return texts(inbox(replies, mailbox -> ImapScripts.take(ImapScripts.all(mailbox.fetch(uids)), uids)));
    }

    private static List<String> texts(List<byte[]> bodies) {
        return bodies.stream()
                .map(raw -> new String(raw, StandardCharsets.ISO_8859_1))
                .toList();
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask(Mailbox mailbox) throws MailFailureException;
    }

    private static ServerScript examined(String capabilities) {
        return ImapScripts.greeted(capabilities)
                .expect("LOGIN")
                .say("{tag} OK welcome")
                .expect("EXAMINE INBOX")
                .say(
                        "* 10 EXISTS",
                        "* OK [UIDVALIDITY 7] valid",
                        "* OK [UIDNEXT 111] next",
                        "{tag} OK [READ-ONLY] opened");
    }

    private static <T> T inbox(String[] replies, Question<T> question) throws MailFailureException {
        ServerScript script = ImapScripts.examined()
                .expect("UID")
                .say(replies)
                .say("{tag} OK done")
                .silence();
        try (ScriptedServer server = script.start();
                ImapConnection connection = ImapScripts.open(server)) {
            return question.ask(connection.examine("INBOX"));
        }
    }
}
