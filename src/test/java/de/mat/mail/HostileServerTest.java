package de.mat.mail;

import static de.mat.mail.Connections.LOGIN;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.mail.MailFailure.Cause;
import de.mat.testing.OpenSockets;
import de.mat.testing.ScriptedServer;
import de.mat.testing.ServerScript;
import de.mat.testing.TestCertificates;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileServerTest {

    private static final int TIMES = 20;
    private static final Duration DEADLINE = Duration.ofMillis(500);
    private static final Duration LONGER = Duration.ofSeconds(3);
    private static final Duration TOO_LONG = Duration.ofSeconds(10);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final TestCertificates AUTHORITY = TestCertificates.create();

    static Stream<Arguments> attacks() {
        return Stream.of(
                attack("an endless line", () -> ScriptedServer.script().flood("x".repeat(4096))),
                attack("an endless greeting", () -> ScriptedServer.script().flood("220-still here\r\n")),
                attack("an endless reply", () -> smtpReady().expect("AUTH").flood("535-5.7.8 and also\r\n")),
                attack(
                        "an endless line as reply",
                        () -> smtpReady().expect("AUTH").flood("x".repeat(4096))),
                attack("a greeting that drips", () -> ScriptedServer.script().drip("220-", SECOND)),
                attack("a reply that drips", () -> smtpReady().expect("AUTH").drip("5", SECOND)),
                attack(
                        "a reply that drips fast",
                        () -> smtpReady().expect("AUTH").drip("5", Duration.ofMillis(20))),
                attack("silence", () -> ScriptedServer.script().silence()),
                attack("silence after the hello", () -> smtpReady().silence()),
                attack(
                        "silence instead of a handshake",
                        ConnectionSecurity.TLS,
                        () -> ScriptedServer.script().silence()),
                attack(
                        "a handshake that drips",
                        ConnectionSecurity.TLS,
                        () -> ScriptedServer.script()
                                .send(0x16, 0x03, 0x03, 0x3f, 0xff, 0x02)
                                .drip("x", Duration.ofMillis(20))),
                attack(
                        "an endless handshake",
                        ConnectionSecurity.TLS,
                        () -> ScriptedServer.script().flood("\u0016\u0003\u0003\u0000\u0004\u0001\u0000\u0000\u0000")),
                attack(
                        "a handshake that drips after STARTTLS",
                        ConnectionSecurity.STARTTLS,
                        () -> ScriptedServer.script()
                                .say("220 ready")
                                .expect("EHLO")
                                .say("250-here", "250 STARTTLS")
                                .expect("STARTTLS")
                                .say("220 go")
                                .drip("\u0016\u0003\u0003", SECOND)));
    }

    private static Arguments attack(String name, Supplier<ServerScript> script) {
        return attack(name, ConnectionSecurity.NONE, script);
    }

    private static Arguments attack(String name, ConnectionSecurity security, Supplier<ServerScript> script) {
        return Arguments.of(name, security, script);
    }

    private static ServerScript smtpReady() {
        return Connections.smtpReady();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void endsInTimeAndLeavesNothing(String name, ConnectionSecurity security, Supplier<ServerScript> script)
            throws InterruptedException {
        Set<String> threadsBefore = threads();
        try (ScriptedServer server = script.get().start()) {
            ServerSettings settings = settings(server, security);
            inParallel(() -> {
                MailFailure failure = assertTimeout(TOO_LONG, () -> Connections.failure(settings, DEADLINE), name);

                assertTrue(
                        Set.of(Cause.DEADLINE, Cause.NO_ANSWER, Cause.PROTOCOL_VIOLATION, Cause.TLS_FAILED)
                                .contains(failure.cause()),
                        failure.cause()::name);
            });
            assertNothingLeft(server, threadsBefore);
        }
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void holdsItsBoundsAboveTls(ConnectionSecurity security, ServerScript script) throws InterruptedException {
        try (ScriptedServer server = script.start()) {
            long before = usedMemory();
            inParallel(() -> {
                MailFailure failure = Connections.failure(
                        Connections.smtp(server, security, LOGIN, AUTHORITY.authority()), Duration.ofMinutes(1));

                assertEquals(Cause.PROTOCOL_VIOLATION, failure.cause());
            });
            assertTrue(usedMemory() - before < 64L << 20, "the heap has grown");
            Awaitility.await().untilAsserted(() -> assertEquals(0, server.openConnections()));
        }
    }

    static Stream<Arguments> bombs() {
        return Stream.of(
                Arguments.of(
                        ConnectionSecurity.TLS,
                        ScriptedServer.script().tls(AUTHORITY.valid()).flood("2".repeat(8192))),
                Arguments.of(
                        ConnectionSecurity.STARTTLS,
                        ScriptedServer.script()
                                .say("220 ready")
                                .expect("EHLO")
                                .say("250-here", "250 STARTTLS")
                                .expect("STARTTLS")
                                .say("220 go")
                                .tls(AUTHORITY.valid())
                                .expect("EHLO")
                                .flood("250-AUTH PLAIN and much more\r\n".repeat(200))),
                Arguments.of(
                        ConnectionSecurity.STARTTLS,
                        ScriptedServer.script().say("220 ready").expect("EHLO").flood("250-FEATURE\r\n".repeat(200))));
    }

    @Test
    void doesNotHangOnAServerThatNeverReads() throws InterruptedException {
        Set<String> threadsBefore = threads();
        OpenSockets before = OpenSockets.now();
        try (ScriptedServer server =
                ScriptedServer.script().say("220 ready").neverRead().start()) {
            inParallel(() -> {
                try (OpenedConnection connection = Connections.opener()
                        .open(settings(server, ConnectionSecurity.NONE), LONGER, StageListener.NONE)) {
                    IOException end = assertThrows(IOException.class, () -> writeWithoutEnd(connection));

                    assertEquals(Cause.DEADLINE, connection.causeOf(end));
                }
            });
            Awaitility.await().untilAsserted(() -> assertEquals(Set.of(), newSince(threadsBefore)));
        }
        before.assertNoMore();
    }

    private static void writeWithoutEnd(OpenedConnection connection) throws IOException {
        SocketFactory factory =
                (SocketFactory) connection.session().getProperties().get("mail.smtp.socketFactory");
        OutputStream out = factory.createSocket().getOutputStream();
        byte[] octets = new byte[65_536];
        for (; ; ) {
            out.write(octets);
        }
    }

    @Test
    void endsAtOnceWhenAborted() throws Exception {
        try (ScriptedServer server = Connections.smtpSignedIn().silence().start();
                SmtpConnection connection =
                        Connections.open(Connections.smtp(server, ConnectionSecurity.NONE, LOGIN))) {
            Thread abort = new Thread(() -> {
                Awaitility.await().until(() -> !server.commands("MAIL").isEmpty());
                connection.abort();
            });
            abort.start();

            assertEquals(Optional.of(Cause.ABORTED), causeOfSending(connection, "Guten Tag"));
            abort.join();
        }
    }

    /** By its address: a lookup would take its share of the short deadline. */
    private static ServerSettings settings(ScriptedServer server, ConnectionSecurity security) {
        return new ServerSettings(Protocol.SMTP, "127.0.0.1", server.port(), security, LOGIN, List.of());
    }

    private static void inParallel(Executable attempt) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(TIMES);
        try {
            List<Future<Void>> attempts = threads.invokeAll(Collections.nCopies(TIMES, () -> {
                try {
                    attempt.execute();
                } catch (Exception | Error e) {
                    throw e;
                } catch (Throwable e) {
                    throw new IllegalStateException(e);
                }
                return null;
            }));
            for (Future<Void> one : attempts) {
                assertDoesNotThrow(() -> one.get());
            }
        } finally {
            threads.shutdown();
        }
    }

    private static Optional<Cause> causeOfSending(SmtpConnection connection, String text) {
        try {
            connection.send(Connections.mail(text));
            return Optional.empty();
        } catch (MailFailureException e) {
            return Optional.of(e.failure().cause());
        }
    }

    private static void assertNothingLeft(ScriptedServer server, Set<String> threadsBefore) {
        Awaitility.await().untilAsserted(() -> {
            assertEquals(0, server.openConnections());
            assertEquals(Set.of(), newSince(threadsBefore));
        });
        assertFalse(server.connections() < TIMES);
    }

    private static Set<String> newSince(Set<String> before) {
        Set<String> now = new TreeSet<>(threads());
        now.removeAll(before);
        now.removeIf(name -> name.startsWith("scripted-") || name.startsWith("awaitility") || name.equals("watchdog"));
        return now;
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName() + " " + thread.getId())
                .filter(name -> !name.startsWith("ForkJoinPool") && !name.startsWith("watchdog"))
                .collect(Collectors.toSet());
    }

    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
