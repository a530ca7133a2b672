package de.mat.mail;

import de.mat.mail.MailFailure.Cause;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;

/** Signs in with a password, by AUTHENTICATE PLAIN (RFC 4616) or, where that is not offered, by LOGIN. */
final class ImapLogin {

    /** Base64; beyond it some servers find the line of the command too long. */
    private static final int LONGEST_SECRET = 500;

    private final OpenedConnection connection;
    private final IMAPProtocol protocol;
    private final ImapDialogue dialogue;
    private final ImapServer server;

    ImapLogin(OpenedConnection connection, IMAPProtocol protocol, ImapDialogue dialogue) {
        this.connection = connection;
        this.protocol = protocol;
        this.dialogue = dialogue;
        this.server = new ImapServer(connection.settings().host(), protocol::hasCapability);
    }

    void signIn() throws MailFailureException {
        Login login = connection.settings().login();
        if (login.method() == Login.Method.NONE) {
            throw failure(Cause.LOGIN_NEEDED);
        }
        if (login.userName().indexOf('\u0000') >= 0 || login.password().indexOf('\u0000') >= 0) {
            throw failure(Cause.LOGIN_REJECTED); // NUL ends a value in PLAIN and is no character in LOGIN
        }
        if (protocol.hasCapability("AUTH=PLAIN")) {
            authenticatePlain(login);
        } else if (!protocol.hasCapability("LOGINDISABLED")) {
            login(login);
        } else {
            throw connection.failure(Stage.LOGIN, whyNotOffered());
        }
    }

    /** In one round trip where the server takes the secret with the command (RFC 4959) and the line stays short. */
    private void authenticatePlain(Login login) throws MailFailureException {
        String secret = Base64.getEncoder()
                .encodeToString(("\0" + login.userName() + "\0" + login.password()).getBytes(StandardCharsets.UTF_8));
        if (protocol.hasCapability("SASL-IR") && secret.length() <= LONGEST_SECRET) {
            dialogue.command(
                    Stage.LOGIN,
                    "AUTHENTICATE PLAIN " + secret,
                    null,
                    reply -> reply.loginRefusal(server),
                    ImapLogin::refuseQuestion);
            return;
        }
        dialogue.run(Stage.LOGIN, reply -> reply.loginRefusal(server), () -> {
            protocol.authplain(null, login.userName(), login.password());
            return null;
        });
    }

    private static void refuseQuestion(Response reply) {
        if (reply.isContinuation()) {
            throw new IllegalArgumentException("the server has all it may ask for");
        }
    }

    private void login(Login login) throws MailFailureException {
        dialogue.run(Stage.LOGIN, reply -> reply.loginRefusal(server), () -> {
            protocol.login(octets(login.userName()), octets(login.password()));
            return null;
        });
    }

    /** The library sends the lower half of each character: each becomes one octet of UTF-8 here. */
    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private StageFailure whyNotOffered() {
        if (connection.settings().security() == ConnectionSecurity.NONE && protocol.hasCapability("STARTTLS")) {
            return StageFailure.fitting(Cause.LOGIN_NOT_OFFERED, ConnectionSecurity.STARTTLS);
        }
        boolean tokens = protocol.hasCapability("AUTH=XOAUTH2") || protocol.hasCapability("AUTH=OAUTHBEARER");
        return StageFailure.of(tokens ? server.passwordLoginDisabled() : Cause.LOGIN_NOT_OFFERED);
    }

    private MailFailureException failure(Cause cause) {
        return connection.failure(Stage.LOGIN, StageFailure.of(cause));
    }
}
