package de.mat.mail;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import de.mat.mail.MailFailure.Cause;
import de.mat.testing.ScriptedServer;
import de.mat.testing.ServerScript;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that want to exhaust heap, stack, time or patience: each ends with a cause, and nothing is left of it. */
class HostileImapServerTest {

    private static final int TIMES = 20;
    private static final int AT_ONCE = 10;
    private static final long MEBIBYTE = 1024 * 1024;

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(1);

    private static final ImapScripts.Use SEARCH = mailbox -> mailbox.search(1, ImapScripts.criteria("x"));
    private static final ImapScripts.Use ENVELOPES = mailbox -> ImapScripts.all(mailbox.envelopes(List.of(1L, 2L)));
    private static final ImapScripts.Use FETCH = mailbox -> ImapScripts.all(mailbox.fetch(List.of(1L)));

    private static final String NESTED = "(".repeat(20_000);

    static Stream<Arguments> servers() {
        return Stream.of(
                server(
                        "a literal bomb before the login",
                        Cause.PROTOCOL_VIOLATION,
                        LONG,
                        SEARCH,
                        () -> greeting()
                                .expect("CAPABILITY")
                                .say("* CAPABILITY {2000000000}")
                                .silence()),
                server(
                        "an endless line before the login",
                        Cause.PROTOCOL_VIOLATION,
                        LONG,
                        SEARCH,
                        () -> greeting().expect("CAPABILITY").flood("x")),
                server(
                        "endless replies before the login",
                        Cause.PROTOCOL_VIOLATION,
                        LONG,
                        SEARCH,
                        () -> greeting().expect("CAPABILITY").flood("* X\r\n")),
                server(
                        "nothing but greetings",
                        Cause.PROTOCOL_VIOLATION,
                        LONG,
                        SEARCH,
                        () -> ScriptedServer.script().say("* OK ready").flood("* OK ready\r\n")),
                server(
                        "silence instead of capabilities",
                        Cause.DEADLINE,
                        SHORT,
                        SEARCH,
                        () -> greeting().silence()),
                server(
                        "silence after the login",
                        Cause.DEADLINE,
                        SHORT,
                        SEARCH,
                        () -> ImapScripts.greeted("* CAPABILITY IMAP4rev1")
                                .expect("LOGIN")
                                .silence()),
                server(
                        "endless questions for the password",
                        Cause.PROTOCOL_VIOLATION,
                        LONG,
                        SEARCH,
                        () -> ImapScripts.greeted("* CAPABILITY IMAP4rev1 AUTH=PLAIN")
                                .expect("AUTHENTICATE")
                                .flood("+ \r\n")),
                server(
                        "the end in the middle of the login",
                        Cause.CONNECTION_LOST,
                        LONG,
                        SEARCH,
                        () -> ImapScripts.greeted("* CAPABILITY IMAP4rev1")
                                .expect("LOGIN")
                                .send("* O")),
                server(
                        "a literal bomb in a search",
                        Cause.PROTOCOL_VIOLATION,
                        LONG,
                        SEARCH,
                        () -> uid().say("* SEARCH {2000000000}").silence()),
                server(
                        "an endless line in a search",
                        Cause.PROTOCOL_VIOLATION,
                        LONG,
                        SEARCH,
                        () -> uid().send("* SEARCH").flood(" 1234567890".repeat(500))),
                server(
                        "endless small replies to a search",
                        Cause.PROTOCOL_VIOLATION,
                        LONG,
                        SEARCH,
                        () -> uid().flood("* X\r\n".repeat(500))),
                server(
                        "endless searches",
                        Cause.PROTOCOL_VIOLATION,
                        LONG,
                        SEARCH,
                        () -> uid().flood("* SEARCH 1 2 3\r\n".repeat(500))),
                server(
                        "parentheses 20,000 deep",
                        Cause.PROTOCOL_VIOLATION,
                        LONG,
                        ENVELOPES,
                        () -> uid().say("* 1 FETCH (UID 1 BODYSTRUCTURE " + NESTED)
                                .silence()),
                server(
                        "an envelope 20,000 deep",
                        Cause.PROTOCOL_VIOLATION,
                        LONG,
                        ENVELOPES,
                        () -> uid().say("* 1 FETCH (UID 1 ENVELOPE " + NESTED).silence()),
                server(
                        "endless envelopes",
                        Cause.PROTOCOL_VIOLATION,
                        LONG,
                        ENVELOPES,
                        () -> uid().flood("* 1 FETCH (UID 1)\r\n".repeat(500))),
                server(
                        "the end in the middle of an envelope",
                        Cause.CONNECTION_LOST,
                        LONG,
                        ENVELOPES,
                        () -> uid().send("* 1 FETCH (UID 1 ENVELOPE (\"Mon")),
                server(
                        "a literal bomb for a body",
                        Cause.PROTOCOL_VIOLATION,
                        LONG,
                        FETCH,
                        () -> uid().say("* 1 FETCH (UID 1 BODY[] {2147483647}").silence()),
                server(
                        "a body just above the limit",
                        Cause.PROTOCOL_VIOLATION,
                        LONG,
                        FETCH,
                        () -> uid().say("* 1 FETCH (UID 1 BODY[] {" + (Mailbox.LARGEST_MAIL + 1) + "}")
                                .silence()),
                server(
                        "the end in the middle of a body",
                        Cause.CONNECTION_LOST,
                        LONG,
                        FETCH,
                        () -> uid().say("* 1 FETCH (UID 1 BODY[] {1000}").send("From: a")),
                server(
                        "silence in the middle of a body",
                        Cause.DEADLINE,
                        SHORT,
                        FETCH,
                        () -> uid().say("* 1 FETCH (UID 1 BODY[] {1000}")
                                .send("From: a")
                                .silence()),
                server(
                        "a body drop by drop",
                        Cause.DEADLINE,
                        SHORT,
                        FETCH,
                        () -> uid().say("* 1 FETCH (UID 1 BODY[] {1000}").drip("x", Duration.ofMillis(20))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void endsWithACauseAndLeavesNothing(
            String name, Cause cause, Duration deadline, ImapScripts.Use use, Supplier<ServerScript> script)
            throws InterruptedException {
        long threads = ownThreads();
        Callable<Void> client = () -> attempt(cause, deadline, use, script.get());
        ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (Future<Void> attempt : clients.invokeAll(Collections.nCopies(TIMES, client))) {
                assertDoesNotThrow(() -> attempt.get());
            }
        } finally {
            clients.shutdown();
        }
        Awaitility.await().until(() -> ownThreads() <= threads);
    }

    private static Void attempt(Cause cause, Duration deadline, ImapScripts.Use use, ServerScript script) {
        try (ScriptedServer server = script.start()) {
            long allocated = allocated();
            MailFailure failure = ImapScripts.failure(server, deadline, use);

            assertEquals(cause, failure.cause());
            assertEquals(Protocol.IMAP, failure.protocol());
            assertTrue(allocated() - allocated < 100 * MEBIBYTE, "allocated " + (allocated() - allocated));
            Awaitility.await().until(() -> server.openConnections() == 0);
            assertEquals(1, server.connections());
        }
        return null;
    }

    private static ServerScript greeting() {
        return ScriptedServer.script().say("* OK ready");
    }

    private static ServerScript uid() {
        return ImapScripts.examined().expect("UID");
    }

    private static Arguments server(
            String name, Cause cause, Duration deadline, ImapScripts.Use use, Supplier<ServerScript> script) {
        return arguments(name, cause, deadline, use, script);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    /** Without the watchdog, which all connections share and which starts with the first, and those who wait. */
    private static long ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !name.equals("watchdog") && !name.startsWith("awaitility"))
                .count();
    }
}
