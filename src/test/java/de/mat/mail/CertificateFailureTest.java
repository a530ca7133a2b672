package de.mat.mail;

import static de.mat.mail.Connections.LOGIN;
import static de.mat.mail.Connections.assertFailure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import de.mat.mail.MailFailure.Cause;
import de.mat.testing.ScriptedServer;
import de.mat.testing.ServerIdentity;
import de.mat.testing.TestCertificates;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateFailureTest {

    private static final TestCertificates TRUSTED = TestCertificates.create();
    private static final TestCertificates STRANGER = TestCertificates.create("Stranger");
    private static final TestCertificates NAMESAKE = TestCertificates.create();

    static Stream<Arguments> faults() {
        return Stream.of(
                        fault(Cause.CERTIFICATE_EXPIRED, TRUSTED::expired),
                        fault(Cause.CERTIFICATE_NOT_YET_VALID, TRUSTED::notYetValid),
                        fault(Cause.CERTIFICATE_WRONG_NAME, TRUSTED::wrongName),
                        fault(Cause.CERTIFICATE_SELF_SIGNED, TestCertificates::selfSigned),
                        fault(Cause.CERTIFICATE_EXPIRED, TestCertificates::selfSignedAndExpired),
                        fault(Cause.CERTIFICATE_UNKNOWN_ISSUER, STRANGER::valid),
                        fault(Cause.CERTIFICATE_UNKNOWN_ISSUER, NAMESAKE::valid))
                .flatMap(fault -> Stream.of(ConnectionSecurity.TLS, ConnectionSecurity.STARTTLS)
                        .flatMap(security -> Stream.of(Protocol.values())
                                .map(protocol -> Arguments.of(fault[0], fault[1], security, protocol))));
    }

    private static Object[] fault(Cause cause, Supplier<ServerIdentity> identity) {
        return new Object[] {cause, identity.get()};
    }

    @ParameterizedTest(name = "{0} {2} {3}")
    @MethodSource("faults")
    void refusesTheCertificateAndShowsIt(
            Cause cause, ServerIdentity identity, ConnectionSecurity security, Protocol protocol) {
        try (ScriptedServer server = server(identity, security, protocol)) {
            ServerSettings settings =
                    Connections.settings(protocol, server.port(), security, LOGIN, TRUSTED.authority());

            MailFailure failure = Connections.failure(settings);

            assertFailure(Stage.ENCRYPT, cause, failure);
            assertEquals(identity.chain(), failure.chain());
            assertEquals(List.of(), server.commands("AUTH"));
            assertEquals(List.of(), server.commands("LOGIN"));
            assertFalse(server.received().contains(Connections.PASSWORD));
        }
    }

    @Test
    void acceptsAPrivateAuthorityThatIsTrusted() throws MailFailureException {
        assertSignsIn(TRUSTED.valid(), TRUSTED.authority());
    }

    @Test
    void acceptsExactlyTheCertificateThatIsTrusted() throws MailFailureException {
        ServerIdentity pinned = TestCertificates.selfSigned();

        assertSignsIn(pinned, pinned.certificate());
    }

    @Test
    void acceptsATrustedCertificateWhateverItsName() throws MailFailureException {
        ServerIdentity pinned = STRANGER.wrongName();

        assertSignsIn(pinned, pinned.certificate());
    }

    @Test
    void refusesAnotherCertificateThanTheTrustedOne() {
        ServerIdentity shown = TestCertificates.selfSigned();

        assertRefused(
                Cause.CERTIFICATE_SELF_SIGNED,
                shown,
                TestCertificates.selfSigned().certificate());
    }

    @Test
    void refusesATrustedCertificateOnceItHasExpired() {
        ServerIdentity pinned = TestCertificates.selfSignedAndExpired();

        assertRefused(Cause.CERTIFICATE_EXPIRED, pinned, pinned.certificate());
    }

    @Test
    void doesNotTakeATrustedServerCertificateForAnAuthority() {
        ServerIdentity trusted = STRANGER.valid();

        assertRefused(Cause.CERTIFICATE_UNKNOWN_ISSUER, STRANGER.valid(), trusted.certificate());
    }

    @Test
    void comparesAnAddressWithTheAddressesOfTheCertificate() throws Exception {
        try (ScriptedServer server = smtp(TRUSTED.valid())) {
            ServerSettings settings = new ServerSettings(
                    Protocol.SMTP,
                    "127.0.0.1",
                    server.port(),
                    ConnectionSecurity.TLS,
                    LOGIN,
                    List.of(TRUSTED.authority()));

            Connections.open(settings).close();

            assertEquals(List.of(), server.surprises());
        }
    }

    private static void assertSignsIn(ServerIdentity identity, X509Certificate trusted) throws MailFailureException {
        try (ScriptedServer server = smtp(identity)) {
            Connections.open(Connections.smtp(server, ConnectionSecurity.TLS, LOGIN, trusted))
                    .close();

            assertEquals(1, server.commands("AUTH PLAIN").size());
        }
    }

    private static void assertRefused(Cause cause, ServerIdentity identity, X509Certificate trusted) {
        try (ScriptedServer server = smtp(identity)) {
            MailFailure failure = Connections.failure(Connections.smtp(server, ConnectionSecurity.TLS, LOGIN, trusted));

            assertFailure(Stage.ENCRYPT, cause, failure);
            assertEquals("", server.received());
        }
    }

    private static ScriptedServer smtp(ServerIdentity identity) {
        return ScriptedServer.script()
                .tls(identity)
                .say("220 ready")
                .expect("EHLO")
                .say("250-here", "250 AUTH PLAIN")
                .expect("AUTH")
                .say("235 2.7.0 welcome")
                .silence()
                .start();
    }

    private static ScriptedServer server(ServerIdentity identity, ConnectionSecurity security, Protocol protocol) {
        if (security == ConnectionSecurity.TLS) {
            return ScriptedServer.script().tls(identity).silence().start();
        }
        if (protocol == Protocol.SMTP) {
            return ScriptedServer.script()
                    .say("220 ready")
                    .expect("EHLO")
                    .say("250-here", "250-AUTH PLAIN", "250 STARTTLS")
                    .expect("STARTTLS")
                    .say("220 go")
                    .tls(identity)
                    .silence()
                    .start();
        }
        return ScriptedServer.script()
                .say("* OK ready")
                .expect("CAPABILITY")
                .say("* CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN", "{tag} OK")
                .expect("STARTTLS")
                .say("{tag} OK go")
                .tls(identity)
                .silence()
                .start();
    }
}
