package de.mat.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import de.mat.inquiry.Inquiry;
import de.mat.intake.TroubledMailServer.Question;
import de.mat.intake.TroubledMailServer.Trouble;
import de.mat.mail.AllowedNetworks;
import de.mat.mail.ConnectionSecurity;
import de.mat.mail.ImapConnection;
import de.mat.mail.Login;
import de.mat.mail.MailConnector;
import de.mat.mail.MailFailure;
import de.mat.mail.MailFailure.Cause;
import de.mat.mail.MailFailureException;
import de.mat.mail.Mailbox;
import de.mat.mail.Protocol;
import de.mat.mail.ServerSettings;
import de.mat.mail.StageListener;
import de.mat.platform.ShippedSenders;
import de.mat.testing.ScriptedConnection;
import de.mat.testing.TestDatabase;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A mail server that fails at one mail in every way there is: the position stays before that mail, its neighbours come in, and when
 * the server has recovered, so does the mail. Nothing is imported twice and nothing is left open.
 */
class ImportTroubleTest {

    private static final long BEFORE = 1;
    private static final long TROUBLED = 2;
    private static final long AFTER = 3;
    private static final long LAST = 5;

    private final TestDatabase database = TestDatabase.open();
    private final Books books = new Books(database, Clock.systemUTC());
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
    private final MailConnector connector = new MailConnector(AllowedNetworks.parse("127.0.0.0/8"), watchdog);
    private final TroubledMailServer server = new TroubledMailServer(TROUBLED);

    private Duration deadline = Duration.ofSeconds(20);

    ImportTroubleTest() {
        server.deliver("davor", true);
        server.deliver("in Not", true);
        server.deliver("danach", true);
        server.deliver("privat", false);
        server.deliver("zuletzt", true);
    }

    @AfterEach
    void stop() {
        server.close();
        watchdog.shutdownNow();
        database.close();
    }

    static Stream<Arguments> troubles() {
        return Stream.of(Question.BODY, Question.ENVELOPE)
                .flatMap(question -> Stream.of(
                        trouble(question, "the end of the connection", (connection, tag) -> end(connection, "")),
                        trouble(
                                question,
                                "the end inside of the answer",
                                (connection, tag) -> end(connection, half(answer(question, "Eins")))),
                        trouble(question, "BYE", (connection, tag) -> end(connection, "* BYE shutting down\r\n")),
                        trouble(
                                question,
                                "NO",
                                (connection, tag) -> end(connection, tag + " NO [SERVERBUG] cannot read it\r\n")),
                        trouble(question, "BAD", (connection, tag) -> end(connection, tag + " BAD what?\r\n")),
                        trouble(question, "no answer about this mail", (connection, tag) -> {}),
                        trouble(
                                question,
                                "NIL",
                                (connection, tag) ->
                                        connection.send("* 2 FETCH (UID 2 " + nothing(question) + ")\r\n")),
                        trouble(
                                question,
                                "another mail",
                                (connection, tag) ->
                                        connection.send(answer(question, "Eins").replace("UID 2 ", "UID 999 "))),
                        trouble(question, "two different answers", (connection, tag) -> {
                            connection.send(answer(question, "Eins"));
                            connection.send(answer(question, "Zwei"));
                        }),
                        trouble(
                                question,
                                "garbage",
                                (connection, tag) -> connection.send("\u0001\u0002 (((\r\n* 2 FETCH x\r\n")),
                        trouble(
                                question,
                                "an answer that cannot be read",
                                (connection, tag) -> connection.send("* 2 FETCH (UID 2 QUATSCH 7)\r\n")),
                        trouble(
                                question,
                                "a flood of answers",
                                (connection, tag) -> flood(connection, "* 2 FETCH (FLAGS ())\r\n".repeat(500))),
                        trouble(
                                question,
                                "a literal bomb",
                                (connection, tag) -> flood(connection, "* 2 FETCH (UID 2 BODY[] {2000000000}\r\n")),
                        trouble(
                                question,
                                "an endless line",
                                (connection, tag) -> flood(connection, "(x".repeat(500)))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("troubles")
    void holdsUpNobodyAndLosesNothing(Question question, String name, Trouble trouble) {
        server.trouble(question, trouble);

        for (int poll = 0; poll < 5; poll++) {
            poll();
            assertTrue(position() < TROUBLED, "position " + position());
        }

        assertEquals(List.of("danach", "davor", "zuletzt"), subjects());
        assertEquals(LedgerState.TO_RETRY, stateOf(TROUBLED));
        server.recover();
        assertEquals(Optional.empty(), poll());
        assertEquals(List.of("danach", "davor", "in Not", "zuletzt"), subjects());
        assertEquals(LAST, position());
        assertEquals(Optional.empty(), poll());
        assertEquals(4, subjects().size());
        Awaitility.await().until(() -> server.openConnections() == 0);
    }

    static Stream<Arguments> waits() {
        return Stream.of(Question.values())
                .flatMap(question -> Stream.of(
                        trouble(question, "silence", (connection, tag) -> connection.hear()),
                        trouble(question, "drip", (connection, tag) -> {
                            connection.send("* 2 FETCH (UID 2 BODY[] {1000}\r\n");
                            connection.drip("x", Duration.ofMillis(20));
                        })));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("waits")
    void endsAtTheDeadlineAndLosesNothing(Question question, String name, Trouble trouble) {
        server.trouble(question, trouble);
        deadline = Duration.ofSeconds(1);

        assertEquals(Optional.of(Cause.DEADLINE), poll().map(MailFailure::cause));

        assertEquals(question == Question.BODY ? List.of("davor") : List.of(), subjects());
        assertEquals(0, position());
        Awaitility.await().until(() -> server.openConnections() == 0);
        server.recover();
        deadline = Duration.ofSeconds(20);
        assertEquals(Optional.empty(), poll());
        assertEquals(List.of("danach", "davor", "in Not", "zuletzt"), subjects());
        assertEquals(LAST, position());
    }

    static Stream<Arguments> searches() {
        return Stream.of(
                arguments("the end of the connection", Cause.CONNECTION_LOST, (Trouble)
                        (connection, tag) -> end(connection, "")),
                arguments("the end inside of the answer", Cause.CONNECTION_LOST, (Trouble)
                        (connection, tag) -> end(connection, "* SEARCH 1 2")),
                arguments("BYE", Cause.CONNECTION_LOST, (Trouble)
                        (connection, tag) -> end(connection, "* SEARCH 1\r\n* BYE going\r\n")),
                arguments("NO", Cause.MAILBOX_REFUSED, (Trouble)
                        (connection, tag) -> connection.send("* SEARCH 1\r\n" + tag + " NO not now\r\n")),
                arguments("BAD", Cause.PROTOCOL_VIOLATION, (Trouble)
                        (connection, tag) -> connection.send("* SEARCH 1\r\n" + tag + " BAD what?\r\n")),
                arguments("garbage", Cause.PROTOCOL_VIOLATION, (Trouble)
                        (connection, tag) -> connection.send("* SEARCH 1 )x( 5\r\n" + tag + " OK done\r\n")),
                arguments("flood", Cause.PROTOCOL_VIOLATION, (Trouble)
                        (connection, tag) -> flood(connection, "* SEARCH 1 2 3\r\n".repeat(500))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("searches")
    void asksAgainWhenTheSearchFailed(String name, Cause cause, Trouble trouble) {
        server.trouble(Question.SEARCH, trouble);

        assertEquals(Optional.of(cause), poll().map(MailFailure::cause));

        assertEquals(List.of(), subjects());
        assertEquals(List.of(), books.ledger());
        assertEquals(0, position());
        Awaitility.await().until(() -> server.openConnections() == 0);
        server.recover();
        assertEquals(Optional.empty(), poll());
        assertEquals(4, subjects().size());
        assertEquals(LAST, position());
    }

    @ParameterizedTest
    @EnumSource(
            value = Question.class,
            names = {"ENVELOPE", "BODY"})
    void aMailThatIsTakenAwayInBetweenHoldsUpNobody(Question question) {
        server.trouble(question, (connection, tag) -> {
            server.remove(TROUBLED);
            connection.send("* 2 EXPUNGE\r\n");
        });
        assertEquals(Optional.empty(), poll());
        assertEquals(List.of("danach", "davor", "zuletzt"), subjects());

        assertEquals(Optional.empty(), poll());

        assertEquals(LedgerState.TAKEN_AWAY, stateOf(TROUBLED));
        assertEquals(LAST, position());
    }

    @Test
    void aMailThatEndsTheConnectionIsTriedAloneAndLast() {
        server.trouble(Question.BODY, (connection, tag) -> end(connection, ""));

        poll();
        assertEquals(List.of("davor"), subjects());
        poll();
        // what was missing is fetched one by one, and the troubled mail is the first of it
        assertEquals(List.of("davor"), subjects());
        poll();
        assertEquals(List.of("danach", "davor", "zuletzt"), subjects());
        assertEquals(3, server.bodiesAsked(TROUBLED));
        assertEquals(1, server.bodiesAsked(BEFORE));
        assertEquals(2, server.bodiesAsked(AFTER));

        server.deliver("neu", true);
        poll();
        assertTrue(subjects().contains("neu"));
    }

    private static Arguments trouble(Question question, String name, Trouble trouble) {
        return arguments(question, name, trouble);
    }

    private static void end(ScriptedConnection connection, String lastWords) throws IOException {
        connection.send(lastWords);
        throw new IOException("the server ends the connection");
    }

    private static void flood(ScriptedConnection connection, String text) throws IOException {
        while (true) {
            connection.send(text);
        }
    }

    private static String answer(Question question, String subject) {
        return question == Question.BODY
                ? "* 2 FETCH (UID 2 BODY[] {15}\r\nSubject: " + subject + "\r\n)\r\n"
                : "* 2 FETCH (UID 2 INTERNALDATE \"23-Nov-2026 10:00:00 +0000\" RFC822.SIZE 9 ENVELOPE (NIL \""
                        + subject + "\" NIL NIL NIL NIL NIL NIL NIL NIL))\r\n";
    }

    private static String half(String text) {
        return text.substring(0, text.length() - 8);
    }

    private static String nothing(Question question) {
        return question == Question.BODY ? "BODY[] NIL" : "INTERNALDATE NIL RFC822.SIZE NIL ENVELOPE NIL";
    }

    /** One import; the failure of the server, if it failed. */
    private Optional<MailFailure> poll() {
        ServerSettings settings = new ServerSettings(
                Protocol.IMAP,
                "127.0.0.1",
                server.port(),
                ConnectionSecurity.NONE,
                Login.password("info", "geheim"),
                List.of());
        try (ImapConnection connection = connector.openImap(settings, deadline, StageListener.NONE)) {
            Mailbox mailbox = connection.examine("INBOX");
            MailboxPosition position = books.open(generation(), Instant.EPOCH);
            new ImportRound(mailbox, position, books, ShippedSenders.get(), 1_000_000, new ImportCount(), () -> true)
                    .run();
            return Optional.empty();
        } catch (MailFailureException e) {
            return Optional.of(e.failure());
        }
    }

    private static FolderGeneration generation() {
        return new FolderGeneration(1, "127.0.0.1", "info", "INBOX", 7);
    }

    private long position() {
        return books.open(generation(), Instant.EPOCH).getLastUid();
    }

    private LedgerState stateOf(long uid) {
        return books.ledger().stream()
                .filter(entry -> entry.getUid() == uid)
                .findFirst()
                .orElseThrow()
                .getState();
    }

    private List<String> subjects() {
        return database.compute(entityManager -> entityManager
                .createQuery("select i from Inquiry i order by i.subject", Inquiry.class)
                .getResultStream()
                .map(Inquiry::getSubject)
                .toList());
    }
}
