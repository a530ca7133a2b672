package de.mat.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.ScriptedServer;
import de.mat.testing.TestCertificates;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import java.net.Socket;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the mail library is given: one prepared connection, and no way to another. */
class PreparedConnectionTest {

    private static final TestCertificates AUTHORITY = TestCertificates.create();

    @ParameterizedTest
    @EnumSource
    void opensNoConnectionOfItsOwn(Protocol protocol) throws Exception {
        try (ScriptedServer server = server(protocol);
                OpenedConnection connection = open(server, protocol, ConnectionSecurity.NONE)) {
            Session session = connection.session();
            factory(session, protocol).createSocket();

            for (int i = 0; i < 2; i++) {
                assertThrows(MessagingException.class, () -> connect(session, protocol, server.port()));
            }
            assertEquals(1, server.connections());
        }
    }

    @ParameterizedTest
    @EnumSource
    void setsAllTimeouts(Protocol protocol) throws Exception {
        try (ScriptedServer server = server(protocol);
                OpenedConnection connection = open(server, protocol, ConnectionSecurity.NONE)) {
            Properties properties = connection.session().getProperties();

            assertTrue(Stream.of("connectiontimeout", "timeout", "writetimeout")
                    .map(name -> properties.getProperty(prefix(protocol) + name))
                    .allMatch(value -> Integer.parseInt(value) > 0));
        }
    }

    @Test
    void sendsWithoutDelayAndBoundsAboveTls() throws Exception {
        try (ScriptedServer server = ScriptedServer.script()
                        .tls(AUTHORITY.valid())
                        .say("220 ready")
                        .silence()
                        .start();
                OpenedConnection connection = open(server, Protocol.SMTP, ConnectionSecurity.TLS);
                Socket socket = factory(connection.session(), Protocol.SMTP).createSocket()) {
            assertTrue(socket.getTcpNoDelay());
            assertFalse(socket instanceof SSLSocket);
            assertTrue(socket.isConnected());
        }
    }

    @Test
    void showsTheLibraryNothingThatWasSaidInClearText() throws Exception {
        try (ScriptedServer server = ScriptedServer.script()
                        .say("* OK [CAPABILITY IMAP4rev1 AUTH=EVIL] ready")
                        .expect("CAPABILITY")
                        .say("* CAPABILITY IMAP4rev1 STARTTLS", "{tag} OK")
                        .expect("STARTTLS")
                        .say("{tag} OK go")
                        .tls(AUTHORITY.valid())
                        .silence()
                        .start();
                OpenedConnection connection = open(server, Protocol.IMAP, ConnectionSecurity.STARTTLS);
                Socket socket = factory(connection.session(), Protocol.IMAP).createSocket()) {
            byte[] greeting = socket.getInputStream().readNBytes("* OK ready\r\n".length());

            assertEquals("* OK ready\r\n", new String(greeting));
        }
    }

    private static void connect(Session session, Protocol protocol, int port) throws MessagingException {
        if (protocol == Protocol.SMTP) {
            try (Transport transport = session.getTransport("smtp")) {
                transport.connect("127.0.0.1", port, "user", "password");
            }
        } else {
            try (Store store = session.getStore("imap")) {
                store.connect("127.0.0.1", port, "user", "password");
            }
        }
    }

    private static ScriptedServer server(Protocol protocol) {
        return ScriptedServer.script()
                .say(protocol == Protocol.SMTP ? "220 ready" : "* OK ready")
                .silence()
                .start();
    }

    private static OpenedConnection open(ScriptedServer server, Protocol protocol, ConnectionSecurity security)
            throws MailFailureException {
        return Connections.opener()
                .open(
                        Connections.settings(
                                protocol, server.port(), security, Connections.LOGIN, AUTHORITY.authority()),
                        Connections.PATIENCE,
                        StageListener.NONE);
    }

    private static SocketFactory factory(Session session, Protocol protocol) {
        return (SocketFactory) session.getProperties().get(prefix(protocol) + "socketFactory");
    }

    private static String prefix(Protocol protocol) {
        return protocol == Protocol.SMTP ? "mail.smtp." : "mail.imap.";
    }
}
