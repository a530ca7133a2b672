package de.mat.mail;

import static de.mat.mail.Connections.LOGIN;
import static de.mat.mail.Connections.PASSWORD;
import static de.mat.mail.Connections.PATIENCE;
import static de.mat.mail.Connections.USER;
import static de.mat.mail.Connections.assertFailure;
import static de.mat.mail.Connections.failure;
import static de.mat.mail.Connections.smtp;
import static de.mat.mail.Connections.smtpReady;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import de.mat.mail.MailFailure.Cause;
import de.mat.testing.ScriptedServer;
import de.mat.testing.ServerScript;
import de.mat.testing.TestCertificates;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpLoginTest {

    private static final TestCertificates AUTHORITY = TestCertificates.create();
    private static final Duration SHORT = Duration.ofSeconds(2);

    @ParameterizedTest
    @EnumSource
    void signsInWithEverySecurityAndTellsTheStages(ConnectionSecurity security) throws Exception {
        List<String> stages = new ArrayList<>();
        try (ScriptedServer server = server(security)) {
            Connections.connector()
                    .openSmtp(smtp(server, security, LOGIN, AUTHORITY.authority()), PATIENCE, listener(stages))
                    .close();

            assertEquals(
                    "[started NAME, passed NAME, started CONNECT, passed CONNECT, started ENCRYPT, passed ENCRYPT,"
                            + " started LOGIN, passed LOGIN]",
                    stages.toString());
            assertEquals(List.of(), server.surprises());
        }
    }

    @Test
    void namesNothingOfThisMachine() throws MailFailureException {
        try (ScriptedServer server = Connections.smtpSignedIn().silence().start()) {
            Connections.open(smtp(server, ConnectionSecurity.NONE, LOGIN)).close();

            assertEquals(List.of("EHLO [127.0.0.1]"), server.commands("EHLO"));
        }
    }

    @Test
    void doesNotSignInWhenNoLoginIsConfigured() throws MailFailureException {
        try (ScriptedServer server = smtpReady().silence().start()) {
            Connections.open(smtp(server, ConnectionSecurity.NONE, Login.none()))
                    .close();

            assertEquals(List.of(), server.commands("AUTH"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "535 5.7.8 Authentication credentials invalid, LOGIN_REJECTED",
        "535 5.7.3 Authentication unsuccessful, LOGIN_REJECTED",
        "535 Nein, LOGIN_REJECTED",
        "550 5.7.1 account locked, LOGIN_REJECTED",
        "454 4.7.0 Temporary authentication failure, LOGIN_TEMPORARILY_REFUSED",
        "421 4.7.0 Too many logins, LOGIN_TEMPORARILY_REFUSED",
        "535 5.7.139 basic authentication is disabled, PASSWORD_LOGIN_DISABLED_MICROSOFT",
        "550 5.7.30 Basic authentication is not supported, PASSWORD_LOGIN_DISABLED_MICROSOFT",
        "534 5.7.9 Application-specific password required, PASSWORD_LOGIN_DISABLED_GOOGLE",
        "534 5.7.14 Please log in via your web browser, PASSWORD_LOGIN_DISABLED_GOOGLE",
        "534 5.7.1 no passwords here, PASSWORD_LOGIN_DISABLED",
        "504 5.5.4 Unrecognized authentication type, LOGIN_NOT_OFFERED",
        "538 5.7.11 Encryption required, LOGIN_NOT_OFFERED"
    })
    void tellsWhyTheLoginFailedByItsCodes(String reply, Cause cause) {
        MailFailure failure = failureOf(smtpReady().expect("AUTH").say(reply));

        assertFailure(Stage.LOGIN, cause, failure);
        assertEquals(Optional.of(reply), failure.serverReply());
    }

    @Test
    void tellsThatNoLoginIsOffered() {
        ServerScript bare = ScriptedServer.script()
                .say("220 ready")
                .expect("EHLO")
                .say("250 here")
                .silence();

        assertFailure(Stage.LOGIN, Cause.LOGIN_NOT_OFFERED, failureOf(bare));
    }

    @Test
    void tellsThatNoKnownLoginIsOffered() {
        ServerScript odd = ScriptedServer.script()
                .say("220 ready")
                .expect("EHLO")
                .say("250-here", "250 AUTH GSSAPI NTLM CRAM-MD5")
                .silence();

        assertFailure(Stage.LOGIN, Cause.LOGIN_NOT_OFFERED, failureOf(odd));
    }

    @Test
    void offersStartTlsWhenThatBringsTheLogin() {
        ServerScript first = ScriptedServer.script()
                .say("220 ready")
                .expect("EHLO")
                .say("250-here", "250 STARTTLS")
                .silence();

        MailFailure failure = failureOf(first);

        assertFailure(Stage.LOGIN, Cause.LOGIN_NOT_OFFERED, failure);
        assertEquals(Optional.of(ConnectionSecurity.STARTTLS), failure.fitting());
    }

    @Test
    void startsNoTlsOnItsOwnAfterTheLoginWasRefusedInClear() {
        try (ScriptedServer server = smtpReady()
                .expect("AUTH")
                .say("530 5.7.0 Must issue a STARTTLS command first")
                .silence()
                .start()) {
            MailFailure failure = failure(smtp(server, ConnectionSecurity.NONE, LOGIN));

            assertFailure(Stage.LOGIN, Cause.LOGIN_NOT_OFFERED, failure);
            assertEquals(List.of(), server.commands("STARTTLS"));
            assertEquals(1, server.commands("AUTH").size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"421 4.3.2 shutting down", "554 5.3.2 no SMTP service here"})
    void tellsAServerThatIsNotReady(String greeting) {
        MailFailure failure = failureOf(ScriptedServer.script().say(greeting).silence());

        assertFailure(Stage.CONNECT, Cause.SERVER_NOT_READY, failure);
        assertEquals(Optional.of(greeting), failure.serverReply());
    }

    @Test
    void takesFtpForAnotherProtocol() {
        ServerScript ftp = ScriptedServer.script()
                .say("220 FTP ready")
                .expect("EHLO")
                .say("500 unknown command")
                .expect("HELO")
                .say("500 unknown command");

        assertFailure(Stage.LOGIN, Cause.OTHER_PROTOCOL, failureOf(ftp));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "999 what", "25", ""})
    void tellsNonsense(String reply) {
        assertFailure(
                Stage.LOGIN,
                Cause.PROTOCOL_VIOLATION,
                failureOf(smtpReady().expect("AUTH").say(reply).silence()));
    }

    @Test
    void tellsALostConnection() {
        assertFailure(Stage.LOGIN, Cause.CONNECTION_LOST, failureOf(smtpReady().expect("AUTH")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"import\r\nRCPT TO:<a@b>", "import\n", "import\rx", "import\u0000admin"})
    void saysNothingOfALoginWithControlCharacters(String odd) {
        for (Login login : List.of(Login.password(odd, PASSWORD), Login.password(USER, odd))) {
            try (ScriptedServer server = smtpReady().silence().start()) {
                MailFailure failure = failure(smtp(server, ConnectionSecurity.NONE, login));

                assertFailure(Stage.LOGIN, Cause.LOGIN_REJECTED, failure);
                assertEquals(List.of(), server.commands("AUTH"));
                assertFalse(server.received().contains("RCPT"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"535 you said " + PASSWORD, "535 you said Z2VoZWltLTQ3MTE=", "535 {line}"})
    void doesNotRepeatThePassword(String reply) {
        ServerScript parrot = smtpReady().then(connection -> {
            String line = connection.hear();
            connection.send(reply.replace("{line}", line) + "\r\n");
        });

        MailFailure failure = failureOf(parrot);

        assertFailure(Stage.LOGIN, Cause.LOGIN_REJECTED, failure);
        assertEquals(Optional.empty(), failure.serverReply());
    }

    @Test
    void showsOnePrintableLineOfTheReply() {
        MailFailure failure = failureOf(
                smtpReady().expect("AUTH").say("535-5.7.8 first\u0007\u001b[31m", "535 5.7.8 " + "x".repeat(900)));

        String reply = failure.serverReply().orElseThrow();
        assertEquals("535-5.7.8 first??[31m 535 5.7.8 xxx", reply.substring(0, 35));
        assertEquals(500, reply.length());
    }

    @Test
    void tellsARefusedConnection() throws Exception {
        int freePort;
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            freePort = unused.getLocalPort();
        }

        MailFailure failure = failure(Connections.settings(Protocol.SMTP, freePort, ConnectionSecurity.TLS, LOGIN));

        assertFailure(Stage.CONNECT, Cause.REFUSED, failure);
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "NONE"})
    void tellsAServerThatDoesNotAnswer(ConnectionSecurity security) {
        try (ScriptedServer mute = ScriptedServer.script().silence().start()) {
            MailFailure failure = failure(smtp(mute, security, LOGIN), SHORT);

            assertFailure(Stage.CONNECT, Cause.NO_ANSWER, failure);
        }
    }

    @Test
    void tellsThatOurOwnDeadlineHasPassed() {
        try (ScriptedServer slow = smtpReady().expect("AUTH").silence().start()) {
            MailFailure failure = failure(smtp(slow, ConnectionSecurity.NONE, LOGIN), SHORT);

            assertFailure(Stage.LOGIN, Cause.DEADLINE, failure);
        }
    }

    @Test
    void sendsNoLoginInClearBeyondTheNamedNetworks() {
        HostLookup somewhere = host -> new InetAddress[] {InetAddress.getByName("193.99.144.80")};
        ServerSettings settings =
                new ServerSettings(Protocol.SMTP, "mail.example.org", 25, ConnectionSecurity.NONE, LOGIN, List.of());

        MailFailure failure = assertThrows(
                        MailFailureException.class,
                        () -> Connections.connector("127.0.0.0/8", somewhere)
                                .openSmtp(settings, PATIENCE, StageListener.NONE))
                .failure();

        assertFailure(Stage.LOGIN, Cause.LOGIN_WITHOUT_ENCRYPTION, failure);
    }

    private static MailFailure failureOf(ServerScript script) {
        try (ScriptedServer server = script.start()) {
            return failure(smtp(server, ConnectionSecurity.NONE, LOGIN));
        }
    }

    private static ScriptedServer server(ConnectionSecurity security) {
        ServerScript script = ScriptedServer.script();
        if (security == ConnectionSecurity.TLS) {
            script.tls(AUTHORITY.valid());
        }
        script.say("220 ready").expect("EHLO");
        if (security == ConnectionSecurity.STARTTLS) {
            script.say("250-here", "250-AUTH DIGEST-MD5", "250 STARTTLS")
                    .expect("STARTTLS")
                    .say("220 go")
                    .tls(AUTHORITY.valid())
                    .expect("EHLO");
        }
        return script.say("250-here", "250 AUTH LOGIN PLAIN")
                .expect("AUTH PLAIN")
                .say("235 2.7.0 welcome")
                .expect("QUIT")
                .start();
    }

    private static StageListener listener(List<String> stages) {
        return new StageListener() {
            @Override
            public void started(Protocol protocol, Stage stage) {
                stages.add("started " + stage);
            }

            @Override
            public void passed(Protocol protocol, Stage stage) {
                stages.add("passed " + stage);
            }
        };
    }
}
