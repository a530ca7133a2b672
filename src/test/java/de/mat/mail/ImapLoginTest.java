package de.mat.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.mail.MailFailure.Cause;
import de.mat.testing.ScriptedServer;
import de.mat.testing.ServerScript;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImapLoginTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NO [AUTHENTICATIONFAILED] Authentication failed. | LOGIN_REJECTED",
                "NO [AUTHORIZATIONFAILED] not allowed | LOGIN_REJECTED",
                "NO [EXPIRED] password expired | LOGIN_REJECTED",
                "NO LOGIN failed. | LOGIN_REJECTED",
                "NO [ALERT] Please read the news | LOGIN_REJECTED",
                "NO [UNAVAILABLE] Temporary authentication failure. | LOGIN_TEMPORARILY_REFUSED",
                "NO [unavailable] later | LOGIN_TEMPORARILY_REFUSED",
                "NO [LIMIT] Too many connections | LOGIN_TEMPORARILY_REFUSED",
                "NO [INUSE] in use | LOGIN_TEMPORARILY_REFUSED",
                "NO [PRIVACYREQUIRED] TLS first | LOGIN_NOT_OFFERED",
                "BAD what? | PROTOCOL_VIOLATION"
            })
    void tellsWhyTheLoginWasRefused(String answer, Cause cause) {
        MailFailure failure = failure(ImapScripts.greeted("* CAPABILITY IMAP4rev1")
                .expect("LOGIN")
                .say("{tag} " + answer)
                .silence());

        assertEquals(cause, failure.cause());
        assertEquals(Stage.LOGIN, failure.stage());
        assertEquals(Optional.of(answer.substring(answer.indexOf(' ') + 1)), failure.serverReply());
    }

    @Test
    void knowsThatGoogleWantsAnotherPassword() {
        MailFailure failure = failure(ImapScripts.greeted("* CAPABILITY IMAP4rev1 X-GM-EXT-1")
                .expect("LOGIN")
                .say(
                        "{tag} NO [ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833")
                .silence());

        assertEquals(Cause.PASSWORD_LOGIN_DISABLED_GOOGLE, failure.cause());
    }

    @Test
    void takesAWrongPasswordAtGoogleForWhatItIs() {
        MailFailure failure = failure(ImapScripts.greeted("* CAPABILITY IMAP4rev1 X-GM-EXT-1")
                .expect("LOGIN")
                .say("{tag} NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)")
                .silence());

        assertEquals(Cause.LOGIN_REJECTED, failure.cause());
    }

    @ParameterizedTest
    @CsvSource({
        "outlook.office365.com, PASSWORD_LOGIN_DISABLED_MICROSOFT",
        "IMAP-Mail.Outlook.com, PASSWORD_LOGIN_DISABLED_MICROSOFT",
        "mail.example.com, LOGIN_REJECTED",
        "outlook.com.evil.example, LOGIN_REJECTED"
    })
    void knowsThatMicrosoftTakesNoPasswords(String host, Cause cause) {
        ImapServer server = new ImapServer(host, capability -> false);

        assertEquals(cause, new ImapReply("", "LOGIN failed.").loginRefusal(server));
        assertEquals(cause, new ImapReply("AUTHENTICATIONFAILED", "").loginRefusal(server));
        assertEquals(Cause.LOGIN_TEMPORARILY_REFUSED, new ImapReply("UNAVAILABLE", "").loginRefusal(server));
    }

    @ParameterizedTest
    @CsvSource({
        "mail.example.com, AUTH=XOAUTH2, PASSWORD_LOGIN_DISABLED",
        "outlook.office365.com, AUTH=XOAUTH2, PASSWORD_LOGIN_DISABLED_MICROSOFT",
        "imap.gmail.com, X-GM-EXT-1, PASSWORD_LOGIN_DISABLED_GOOGLE"
    })
    void knowsWhoOffersOnlyTokens(String host, String capability, Cause cause) {
        assertEquals(cause, new ImapServer(host, Set.of(capability)::contains).passwordLoginDisabled());
    }

    @Test
    void offersStartTlsWhenThatBringsTheLogin() {
        MailFailure failure = failure(ImapScripts.greeted("* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED")
                .silence());

        assertEquals(Cause.LOGIN_NOT_OFFERED, failure.cause());
        assertEquals(Optional.of(ConnectionSecurity.STARTTLS), failure.fitting());
    }

    @Test
    void tellsThatNoLoginIsOffered() {
        MailFailure failure = failure(
                ImapScripts.greeted("* CAPABILITY IMAP4rev1 LOGINDISABLED").silence());

        assertEquals(Cause.LOGIN_NOT_OFFERED, failure.cause());
        assertEquals(Optional.empty(), failure.fitting());
    }

    @Test
    void needsALogin() {
        try (ScriptedServer server =
                ImapScripts.greeted("* CAPABILITY IMAP4rev1").silence().start()) {
            MailFailure failure = assertThrows(
                            MailFailureException.class,
                            () -> ImapScripts.open(server, Login.none(), Duration.ofSeconds(20)))
                    .failure();

            assertEquals(Cause.LOGIN_NEEDED, failure.cause());
        }
    }

    @Test
    void signsInByPlainWhereItIsOffered() throws Exception {
        try (ScriptedServer server = ImapScripts.greeted("* CAPABILITY IMAP4rev1 AUTH=PLAIN LOGINDISABLED")
                .then(connection -> {
                    String tag = connection.hear().split(" ")[0];
                    connection.send("+ \r\n");
                    connection.hear();
                    connection.send(tag + " OK welcome\r\n");
                })
                .silence()
                .start()) {
            ImapScripts.open(server, Login.password("info", "größe\r\nA1 DELETE x"), Duration.ofSeconds(20))
                    .close();

            List<String> lines = server.received().lines().toList();
            assertTrue(lines.get(1).endsWith(" AUTHENTICATE PLAIN"));
            assertEquals(
                    "\u0000info\u0000größe\r\nA1 DELETE x",
                    new String(Base64.getDecoder().decode(lines.get(2)), StandardCharsets.UTF_8));
        }
    }

    @Test
    void signsInWithOneQuestionWhereTheServerTakesTheSecretAtOnce() throws Exception {
        try (ScriptedServer server = ImapScripts.greeted("* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR")
                .expect("AUTHENTICATE")
                .say("{tag} OK welcome")
                .silence()
                .start()) {
            ImapScripts.open(server, Login.password("info", "größe\r\nA1 DELETE x"), Duration.ofSeconds(20))
                    .close();

            String command = server.commands("AUTHENTICATE PLAIN ").get(0);
            assertEquals(
                    "\u0000info\u0000größe\r\nA1 DELETE x",
                    new String(
                            Base64.getDecoder().decode(command.substring(command.lastIndexOf(' ') + 1)),
                            StandardCharsets.UTF_8));
        }
    }

    @Test
    void tellsAnEndlessQuestionerFromAServer() {
        MailFailure failure = failure(ImapScripts.greeted("* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR")
                .expect("AUTHENTICATE")
                .say("+ more")
                .silence());

        assertEquals(Cause.PROTOCOL_VIOLATION, failure.cause());
        assertEquals(Stage.LOGIN, failure.stage());
    }

    @Test
    void asksNotForWhatTheGreetingTells() throws Exception {
        try (ScriptedServer server = ScriptedServer.script()
                .say("* ok [Capability IMAP4rev1 SASL-IR auth=plain] ready")
                .expect("AUTHENTICATE PLAIN")
                .say("{tag} OK welcome")
                .silence()
                .start()) {
            ImapScripts.open(server).close();

            assertEquals(List.of(), server.commands("CAPABILITY"));
            assertEquals(List.of(), server.surprises());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* OK ready [CAPABILITY IMAP4rev1 AUTH=EVIL]",
                "* OK [CAPABILITY]",
                "* OK [CAPABILITY AUTH=EVIL {3}]",
                "* OK [CAPABILITY \"AUTH=EVIL",
                "* OK [ALERT] ready"
            })
    void asksWhenTheGreetingTellsNothingClear(String greeting) throws Exception {
        try (ScriptedServer server = ScriptedServer.script()
                .say(greeting)
                .expect("CAPABILITY")
                .say("* CAPABILITY IMAP4rev1", "{tag} OK done")
                .expect("LOGIN")
                .say("{tag} OK welcome")
                .silence()
                .start()) {
            ImapScripts.open(server).close();

            assertEquals(List.of(), server.surprises());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\r\nA9 DELETE INBOX", "x\nA9 DELETE INBOX", "x\rA9 DELETE INBOX", "x\" y", "x {3+}"})
    void sendsAPasswordAsOneValueOfOneCommand(String password) throws Exception {
        try (ScriptedServer server = ImapScripts.greeted("* CAPABILITY IMAP4rev1 LITERAL+")
                .then(connection -> {
                    String command = connection.hear();
                    String tag = command.split(" ")[0];
                    for (int left = literal(command); left > 0; ) {
                        left -= connection.hear().length() + 2;
                    }
                    connection.send(tag + " OK welcome\r\n");
                })
                .silence()
                .start()) {
            ImapScripts.open(server, Login.password("info", password), Duration.ofSeconds(20))
                    .close();

            String login = server.received().lines().skip(1).findFirst().orElseThrow();
            assertEquals(
                    password.contains("\r") || password.contains("\n"),
                    login.endsWith("{" + password.length() + "+}"),
                    login);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\u0000y", "\u0000"})
    void sendsNoPasswordThatCannotBeSent(String password) {
        try (ScriptedServer server = ImapScripts.greeted("* CAPABILITY IMAP4rev1 AUTH=PLAIN")
                .silence()
                .start()) {
            MailFailure failure = assertThrows(
                            MailFailureException.class,
                            () -> ImapScripts.open(server, Login.password("info", password), Duration.ofSeconds(20)))
                    .failure();

            assertEquals(Cause.LOGIN_REJECTED, failure.cause());
            assertFalse(server.received().contains("AUTHENTICATE"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"größe-4711", "Z3LDtsOfZS00NzEx", "{line}"})
    void doesNotRepeatThePassword(String repeated) {
        ServerScript parrot = ImapScripts.greeted("* CAPABILITY IMAP4rev1 AUTH=PLAIN")
                .then(connection -> {
                    String tag = connection.hear().split(" ")[0];
                    connection.send("+ \r\n");
                    String line = connection.hear();
                    String octets = new String(repeated.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
                    connection.send(tag + " NO you said " + octets.replace("{line}", line) + "\r\n");
                })
                .silence();
        try (ScriptedServer server = parrot.start()) {
            MailFailure failure = assertThrows(
                            MailFailureException.class,
                            () -> ImapScripts.open(
                                    server, Login.password("info", "größe-4711"), Duration.ofSeconds(20)))
                    .failure();

            assertEquals(Cause.LOGIN_REJECTED, failure.cause());
            assertEquals(Optional.empty(), failure.serverReply());
        }
    }

    private static int literal(String command) {
        int open = command.lastIndexOf('{');
        return command.endsWith("+}") && !command.endsWith("\"")
                ? Integer.parseInt(command.substring(open + 1, command.length() - 2))
                : 0;
    }

    private static MailFailure failure(ServerScript script) {
        try (ScriptedServer server = script.start()) {
            MailFailure failure = assertThrows(MailFailureException.class, () -> ImapScripts.open(server))
                    .failure();
            assertEquals(List.of(), server.surprises());
            return failure;
        }
    }
}
