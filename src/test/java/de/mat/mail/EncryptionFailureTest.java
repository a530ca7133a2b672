package de.mat.mail;

import static de.mat.mail.Connections.LOGIN;
import static de.mat.mail.Connections.assertFailure;
import static org.junit.jupiter.api.Assertions.assertEquals;

import de.mat.mail.MailFailure.Cause;
import de.mat.testing.ScriptedServer;
import de.mat.testing.ServerScript;
import de.mat.testing.TestCertificates;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionFailureTest {

    private static final TestCertificates AUTHORITY = TestCertificates.create();

    @ParameterizedTest
    @ValueSource(strings = {"220 mail.example.org ESMTP", "554 no service", "* OK IMAP4rev1 ready"})
    void tellsPlainTextOnATlsPort(String greeting) {
        MailFailure failure = failure(ScriptedServer.script().say(greeting).silence(), ConnectionSecurity.TLS);

        assertFailure(Stage.ENCRYPT, Cause.PLAIN_ON_TLS_PORT, failure);
        assertEquals(Optional.of(ConnectionSecurity.STARTTLS), failure.fitting());
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "NONE"})
    void tellsATlsServerWhereClearTextWasChosen(ConnectionSecurity security) {
        try (ScriptedServer server = ScriptedServer.script()
                .silence()
                .nextConnection()
                .tls(AUTHORITY.valid())
                .silence()
                .start()) {
            MailFailure failure = Connections.failure(Connections.smtp(server, security, LOGIN));

            assertFailure(Stage.CONNECT, Cause.TLS_ON_PLAIN_PORT, failure);
            assertEquals(Optional.of(ConnectionSecurity.TLS), failure.fitting());
            assertEquals("", server.received());
        }
    }

    @Test
    void tellsATlsServerThatClosesAtOnce() {
        try (ScriptedServer server = ScriptedServer.script()
                .nextConnection()
                .tls(AUTHORITY.valid())
                .silence()
                .start()) {
            MailFailure failure = Connections.failure(Connections.imap(server, ConnectionSecurity.STARTTLS, LOGIN));

            assertFailure(Stage.CONNECT, Cause.TLS_ON_PLAIN_PORT, failure);
        }
    }

    @Test
    void tellsATlsServerThatComplainsInTls() {
        ServerScript alert = ScriptedServer.script()
                .send(0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x0a)
                .silence();

        MailFailure failure = failure(alert, ConnectionSecurity.STARTTLS);

        assertFailure(Stage.CONNECT, Cause.TLS_ON_PLAIN_PORT, failure);
    }

    @Test
    void waitsForAServerThatGreetsLate() throws Exception {
        ServerScript late = ScriptedServer.script()
                .pause(Duration.ofMillis(800))
                .send("220-please wa")
                .pause(Duration.ofMillis(800))
                .say("it", "220 ready")
                .expect("EHLO")
                .say("250-here", "250 AUTH PLAIN")
                .expect("AUTH")
                .say("235 welcome")
                .silence()
                .nextConnection()
                .silence();
        try (ScriptedServer server = late.start()) {
            Connections.open(Connections.smtp(server, ConnectionSecurity.NONE, LOGIN))
                    .close();

            assertEquals(List.of(), server.surprises());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request", "SSH-2.0-OpenSSH_9.2", "+OK POP3 ready", "\u0000\u0001\u0002"})
    void doesNotEchoAnotherProtocol(String banner) {
        for (ConnectionSecurity security : ConnectionSecurity.values()) {
            MailFailure failure = failure(ScriptedServer.script().say(banner).silence(), security);

            assertEquals(Cause.OTHER_PROTOCOL, failure.cause());
            assertEquals(Optional.empty(), failure.serverReply());
        }
    }

    @Test
    void tellsThatStartTlsIsNotOffered() {
        ServerScript smtp = ScriptedServer.script()
                .say("220 ready")
                .expect("EHLO")
                .say("250-here", "250 AUTH PLAIN")
                .silence();

        assertFailure(Stage.ENCRYPT, Cause.STARTTLS_NOT_OFFERED, failure(smtp, ConnectionSecurity.STARTTLS));
    }

    @Test
    void tellsThatStartTlsIsRefused() {
        ServerScript smtp = startTls("454 4.7.0 TLS not available").silence();

        MailFailure failure = failure(smtp, ConnectionSecurity.STARTTLS);

        assertFailure(Stage.ENCRYPT, Cause.STARTTLS_REFUSED, failure);
        assertEquals(Optional.of("454 4.7.0 TLS not available"), failure.serverReply());
    }

    @Test
    void refusesRepliesSlippedInBeforeTls() {
        ServerScript smtp = startTls("220 go", "250-here", "250 AUTH PLAIN").silence();

        assertFailure(Stage.ENCRYPT, Cause.STARTTLS_INJECTED, failure(smtp, ConnectionSecurity.STARTTLS));
    }

    @Test
    void refusesRepliesSlippedInALittleLater() {
        ServerScript smtp = startTls("220 go")
                .pause(Duration.ofMillis(200))
                .say("250 AUTH PLAIN")
                .silence();

        assertFailure(Stage.ENCRYPT, Cause.STARTTLS_INJECTED, failure(smtp, ConnectionSecurity.STARTTLS));
    }

    @Test
    void refusesImapRepliesSlippedInBeforeTls() {
        try (ScriptedServer server = ScriptedServer.script()
                .say("* OK ready")
                .expect("CAPABILITY")
                .say("* CAPABILITY IMAP4rev1 STARTTLS", "{tag} OK")
                .expect("STARTTLS")
                .say("{tag} OK go", "* PREAUTH welcome")
                .silence()
                .start()) {
            MailFailure failure = Connections.failure(Connections.imap(server, ConnectionSecurity.STARTTLS, LOGIN));

            assertFailure(Stage.ENCRYPT, Cause.STARTTLS_INJECTED, failure);
        }
    }

    @Test
    void refusesToBeSignedInBeforeTls() {
        try (ScriptedServer server =
                ScriptedServer.script().say("* PREAUTH welcome").silence().start()) {
            MailFailure failure = Connections.failure(Connections.imap(server, ConnectionSecurity.STARTTLS, LOGIN));

            assertFailure(Stage.CONNECT, Cause.STARTTLS_NOT_OFFERED, failure);
            assertEquals("", server.received());
        }
    }

    @Test
    void tellsTlsThatIsTooOldByItsAlert() {
        ServerScript alert = ScriptedServer.script().send(0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 70);

        assertFailure(Stage.ENCRYPT, Cause.TLS_TOO_OLD, failure(alert, ConnectionSecurity.TLS));
    }

    @Test
    void tellsTlsThatIsTooOldByItsHello() {
        ServerScript hello = ScriptedServer.script().send(serverHelloOfTls10()).silence();

        assertFailure(Stage.ENCRYPT, Cause.TLS_TOO_OLD, failure(hello, ConnectionSecurity.TLS));
    }

    @Test
    void tellsAnyOtherTlsFault() {
        ServerScript alert = ScriptedServer.script().send(0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 80);

        assertFailure(Stage.ENCRYPT, Cause.TLS_FAILED, failure(alert, ConnectionSecurity.TLS));
    }

    private static int[] serverHelloOfTls10() {
        int[] hello = new int[5 + 4 + 2 + 32 + 1 + 2 + 1];
        int[] start = {0x16, 0x03, 0x01, 0, hello.length - 5, 0x02, 0, 0, hello.length - 9, 0x03, 0x01};
        System.arraycopy(start, 0, hello, 0, start.length);
        hello[44] = 0xc0;
        hello[45] = 0x14;
        return hello;
    }

    private static ServerScript startTls(String... answer) {
        return ScriptedServer.script()
                .say("220 ready")
                .expect("EHLO")
                .say("250-here", "250-AUTH PLAIN", "250 STARTTLS")
                .expect("STARTTLS")
                .say(answer);
    }

    private static MailFailure failure(ServerScript script, ConnectionSecurity security) {
        try (ScriptedServer server = script.start()) {
            MailFailure failure = Connections.failure(
                    Connections.smtp(server, security, LOGIN, AUTHORITY.authority()), Duration.ofSeconds(8));

            assertEquals(List.of(), server.commands("AUTH"));
            return failure;
        }
    }
}
