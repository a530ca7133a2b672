package de.mat.mail;

import de.mat.mail.MailFailure.Cause;
import de.mat.testing.ScriptedServer;
import de.mat.testing.ServerScript;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Assertions;

/** Opens connections to scripted servers the way MAT does; loopback is an allowed network, the name {@code localhost} is 127.0.0.1. */
final class Connections {

    static final String USER = "import@muster-maschinen.example";
    static final String PASSWORD = "geheim-4711";
    static final Login LOGIN = Login.password(USER, PASSWORD);
    static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration GREETING_PATIENCE = Duration.ofMillis(300);

    static final ScheduledExecutorService WATCHDOG = Executors.newScheduledThreadPool(1, task -> {
        Thread thread = new Thread(task, "watchdog");
        thread.setDaemon(true);
        return thread;
    });

    private static final HostLookup LOOPBACK =
            host -> new InetAddress[] {InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})};

    private Connections() {}

    static MailConnector connector() {
        return connector("127.0.0.0/8", LOOPBACK);
    }

    static ConnectionOpener opener() {
        return opener("127.0.0.0/8", LOOPBACK);
    }

    static MailConnector connector(String networks, HostLookup lookup) {
        return new MailConnector(opener(networks, lookup));
    }

    private static ConnectionOpener opener(String networks, HostLookup lookup) {
        return new ConnectionOpener(AllowedNetworks.parse(networks), WATCHDOG, lookup, GREETING_PATIENCE);
    }

    static ServerSettings smtp(
            ScriptedServer server, ConnectionSecurity security, Login login, X509Certificate... trusted) {
        return settings(Protocol.SMTP, server.port(), security, login, trusted);
    }

    static ServerSettings imap(
            ScriptedServer server, ConnectionSecurity security, Login login, X509Certificate... trusted) {
        return settings(Protocol.IMAP, server.port(), security, login, trusted);
    }

    static ServerSettings settings(
            Protocol protocol, int port, ConnectionSecurity security, Login login, X509Certificate... trusted) {
        return new ServerSettings(protocol, "localhost", port, security, login, List.of(trusted));
    }

    static SmtpConnection open(ServerSettings settings) throws MailFailureException {
        return connector().openSmtp(settings, PATIENCE, StageListener.NONE);
    }

    /** The failure of opening. */
    static MailFailure failure(ServerSettings settings) {
        return failure(settings, PATIENCE);
    }

    static MailFailure failure(ServerSettings settings, Duration deadline) {
        return Assertions.assertThrows(MailFailureException.class, () -> {
                    if (settings.protocol() == Protocol.SMTP) {
                        connector()
                                .openSmtp(settings, deadline, StageListener.NONE)
                                .close();
                    } else {
                        connector()
                                .openImap(settings, deadline, StageListener.NONE)
                                .close();
                    }
                })
                .failure();
    }

    static void assertFailure(Stage stage, Cause cause, MailFailure failure) {
        Assertions.assertEquals(stage + " " + cause, failure.stage() + " " + failure.cause());
    }

    static OutgoingMail mail() {
        return mail("Guten Tag");
    }

    static OutgoingMail mail(String text) {
        return new OutgoingMail(
                "Muster Maschinen",
                "info@muster-maschinen.example",
                Optional.empty(),
                "kunde@example.org",
                "Ihre Anfrage",
                text,
                Optional.empty(),
                "<1@muster-maschinen.example>",
                Instant.parse("2026-11-23T10:00:00Z"));
    }

    /** A server that greets and knows how to sign in. */
    static ServerScript smtpReady() {
        return ScriptedServer.script().say("220 ready").expect("EHLO").say("250-here", "250 AUTH PLAIN LOGIN");
    }

    /** A server that has accepted the login. */
    static ServerScript smtpSignedIn() {
        return smtpReady().expect("AUTH PLAIN").say("235 2.7.0 welcome");
    }
}
