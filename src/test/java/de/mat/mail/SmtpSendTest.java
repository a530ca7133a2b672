package de.mat.mail;

import static de.mat.mail.Connections.LOGIN;
import static de.mat.mail.Connections.assertFailure;
import static de.mat.mail.Connections.mail;
import static de.mat.mail.Connections.smtp;
import static de.mat.mail.Connections.smtpReady;
import static de.mat.mail.Connections.smtpSignedIn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.mail.MailFailure.Cause;
import de.mat.testing.ScriptedServer;
import de.mat.testing.ServerScript;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpSendTest {

    @Test
    void handsAMessageOver() throws MailFailureException {
        try (ScriptedServer server = acceptingMessage(smtpSignedIn()).silence().start();
                SmtpConnection connection = Connections.open(smtp(server, ConnectionSecurity.NONE, LOGIN))) {
            connection.send(mail());

            assertEquals(List.of("MAIL FROM:<info@muster-maschinen.example>"), server.commands("MAIL"));
            assertEquals(List.of("RCPT TO:<kunde@example.org>"), server.commands("RCPT"));
            assertTrue(server.received().contains("\r\nMessage-ID: <1@muster-maschinen.example>\r\n"));
            assertEquals(List.of(), server.surprises());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "550 5.7.1 not your address, SENDER_REFUSED",
        "553 5.1.8 no such domain, SENDER_REFUSED",
        "530 5.7.0 Authentication required, SENDER_REFUSED",
        "451 4.7.1 later, TEMPORARILY_REFUSED",
        "421 4.3.2 going down, TEMPORARILY_REFUSED"
    })
    void tellsWhyTheSenderWasRefused(String reply, Cause cause) throws MailFailureException {
        ServerScript script =
                smtpSignedIn().expect("MAIL").say(reply).expect("RSET").say("250 ok");

        assertFailure(Stage.SENDER, cause, failure(script, LOGIN));
    }

    @Test
    void tellsThatALoginIsNeeded() throws MailFailureException {
        ServerScript atSender = smtpReady()
                .expect("MAIL")
                .say("530 5.7.0 Authentication required")
                .expect("RSET")
                .say("250 ok");

        assertFailure(Stage.SENDER, Cause.LOGIN_NEEDED, failure(atSender, Login.none()));
    }

    @ParameterizedTest
    @CsvSource({
        "550 5.1.1 no such user, RECIPIENT_REFUSED",
        "554 5.7.1 Relay access denied, RECIPIENT_REFUSED",
        "553 5.7.1 Sender address rejected: not owned by user, SENDER_REFUSED",
        "550 5.1.8 bad sender, SENDER_REFUSED",
        "450 4.2.0 greylisted, TEMPORARILY_REFUSED",
        "452 4.2.2 mailbox full, TEMPORARILY_REFUSED"
    })
    void tellsWhyTheRecipientWasRefused(String reply, Cause cause) throws MailFailureException {
        ServerScript script = smtpSignedIn()
                .expect("MAIL")
                .say("250 ok")
                .expect("RCPT")
                .say(reply)
                .expect("RSET")
                .say("250 ok");

        assertFailure(Stage.MESSAGE, cause, failure(script, LOGIN));
    }

    @ParameterizedTest
    @CsvSource({
        "554 5.6.0 content refused, MESSAGE_REFUSED",
        "552 5.3.4 too big, MESSAGE_REFUSED",
        "550 5.7.60 not permitted to send as this sender, SENDER_REFUSED",
        "554 5.2.252 SendAsDenied, SENDER_REFUSED",
        "451 4.3.0 try later, TEMPORARILY_REFUSED"
    })
    void tellsWhyTheMessageWasRefused(String reply, Cause cause) throws MailFailureException {
        ServerScript script =
                acceptedUpToTheDot(smtpSignedIn()).say(reply).expect("RSET").say("250 ok");

        MailFailure failure = failure(script, LOGIN);

        assertFailure(Stage.MESSAGE, cause, failure);
        assertEquals(reply, failure.serverReply().orElseThrow());
    }

    @Test
    void doesNotKnowTheOutcomeWhenTheServerIsGoneAfterTheFinalDot() throws MailFailureException {
        assertFailure(Stage.MESSAGE, Cause.OUTCOME_UNKNOWN, failure(acceptedUpToTheDot(smtpSignedIn()), LOGIN));
    }

    @Test
    void doesNotKnowTheOutcomeWhenTheDeadlinePassesAfterTheFinalDot() throws MailFailureException {
        ServerScript mute = acceptedUpToTheDot(smtpSignedIn()).silence();

        assertFailure(Stage.MESSAGE, Cause.OUTCOME_UNKNOWN, failure(mute, LOGIN, Duration.ofMillis(900)));
    }

    @Test
    void knowsThatNothingWasSentWhenTheServerIsGoneBefore() throws MailFailureException {
        ServerScript script = smtpSignedIn()
                .expect("MAIL")
                .say("250 ok")
                .expect("RCPT")
                .say("250 ok")
                .expect("DATA");

        assertFailure(Stage.MESSAGE, Cause.CONNECTION_LOST, failure(script, LOGIN));
    }

    @Test
    void sendsTheNextMessageAfterARefusal() throws MailFailureException {
        ServerScript script = smtpSignedIn()
                .expect("MAIL")
                .say("250 ok")
                .expect("RCPT")
                .say("550 5.1.1 no such user")
                .expect("RSET")
                .say("250 ok");
        try (ScriptedServer server =
                        acceptingMessage(acceptingMessage(script)).silence().start();
                SmtpConnection connection = Connections.open(smtp(server, ConnectionSecurity.NONE, LOGIN))) {
            assertThrows(MailFailureException.class, () -> connection.send(mail()));
            connection.send(mail());
            connection.send(mail());

            assertEquals(3, server.commands("MAIL").size());
            assertEquals(1, server.commands("AUTH").size());
            assertEquals(List.of(), server.surprises());
        }
    }

    @Test
    void aMessageThatMayNotEndIsNoMessageToTheServer() throws Exception {
        try (ScriptedServer server =
                        acceptedUpToTheDot(smtpSignedIn()).silence().start();
                SmtpConnection connection = Connections.open(smtp(server, ConnectionSecurity.NONE, LOGIN))) {
            MailFailure failure = assertThrows(MailFailureException.class, () -> connection.send(mail(), () -> false))
                    .failure();

            assertFailure(Stage.MESSAGE, Cause.ABORTED, failure);
            assertFalse(connection.isUsable());
            Awaitility.await().until(() -> server.openConnections() == 0);
            assertFalse(server.received().contains("\r\n.\r\n"));
        }
    }

    @Test
    void aServerThatSaysGoodbyeGetsNoFurtherMessage() throws MailFailureException {
        ServerScript script = smtpSignedIn().expect("MAIL").say("421 4.3.2 shutting down");
        try (ScriptedServer server = script.silence().start();
                SmtpConnection connection = Connections.open(smtp(server, ConnectionSecurity.NONE, LOGIN))) {
            assertTrue(connection.isUsable());
            MailFailure failure = assertThrows(MailFailureException.class, () -> connection.send(mail()))
                    .failure();

            assertFailure(Stage.SENDER, Cause.TEMPORARILY_REFUSED, failure);
            assertFalse(connection.isUsable());
        }
    }

    @Test
    void tellsThatTheConnectionIsGoneWhenItIsUsedAgain() throws MailFailureException {
        try (ScriptedServer server = smtpSignedIn().start();
                SmtpConnection connection = Connections.open(smtp(server, ConnectionSecurity.NONE, LOGIN))) {
            for (int i = 0; i < 2; i++) {
                MailFailure failure = assertThrows(MailFailureException.class, () -> connection.send(mail()))
                        .failure();
                assertFailure(Stage.SENDER, Cause.CONNECTION_LOST, failure);
            }
        }
    }

    @Test
    void sendsNothingOfAMessageWithAHeaderInIt() throws MailFailureException {
        OutgoingMail good = mail();
        OutgoingMail bad = new OutgoingMail(
                good.senderName(),
                good.senderAddress(),
                good.replyTo(),
                good.recipient(),
                "Hallo\r\nBcc: alle@example.org",
                good.text(),
                good.html(),
                good.messageId(),
                good.date());
        try (ScriptedServer server = smtpSignedIn().silence().start();
                SmtpConnection connection = Connections.open(smtp(server, ConnectionSecurity.NONE, LOGIN))) {
            assertThrows(UnsafeMailException.class, () -> connection.send(bad));

            assertEquals(List.of(), server.commands("MAIL"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n.\n", "\r.\r", "\n.\r\n", "\r\n.\n", "\r\n.\r", "\r\n.\r\n"})
    void smugglesNoSecondMessage(String dot) throws MailFailureException {
        String smuggled = "eins" + dot + "MAIL FROM:<boese@example.org>\r\nRCPT TO:<opfer@example.org>\r\nDATA\r\nzwei";
        try (ScriptedServer server = acceptingMessage(smtpSignedIn()).silence().start();
                SmtpConnection connection = Connections.open(smtp(server, ConnectionSecurity.NONE, LOGIN))) {
            connection.send(mail(smuggled));

            String data = server.received().substring(server.received().indexOf("DATA"));
            assertEquals(data.indexOf("\r\n.\r\n"), data.length() - "\r\n.\r\n".length());
            assertFalse(data.replace("\r\n", "").contains("\r"));
            assertFalse(data.replace("\r\n", "").contains("\n"));
            assertEquals(List.of(), server.surprises());
        }
    }

    private static ServerScript acceptedUpToTheDot(ServerScript script) {
        return script.expect("MAIL")
                .say("250 ok")
                .expect("RCPT")
                .say("250 ok")
                .expect("DATA")
                .say("354 go")
                .hearMessage();
    }

    private static ServerScript acceptingMessage(ServerScript script) {
        return acceptedUpToTheDot(script).say("250 2.0.0 queued");
    }

    private static MailFailure failure(ServerScript script, Login login) throws MailFailureException {
        return failure(script, login, Connections.PATIENCE);
    }

    private static MailFailure failure(ServerScript script, Login login, Duration deadline)
            throws MailFailureException {
        try (ScriptedServer server = script.start();
                SmtpConnection connection = Connections.connector()
                        .openSmtp(smtp(server, ConnectionSecurity.NONE, login), deadline, StageListener.NONE)) {
            return assertThrows(MailFailureException.class, () -> connection.send(mail()))
                    .failure();
        }
    }
}
