package de.mat.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.mail.MailFailure.Cause;
import de.mat.testing.RealMailServers;
import de.mat.testing.ServerIdentity;
import de.mat.testing.TestCertificates;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Dovecot and Postfix as they are: every kind of encryption, right and wrong certificates, logins, a mailbox that stays as it was. */
class MailRealServerIT {

    private static final String ADDRESS = "anfragen@muster-maschinen.example";
    private static final String PASSWORD = "geheim ä\"\\ 1";
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final TestCertificates CERTIFICATES = TestCertificates.create();
    private static final ScheduledExecutorService WATCHDOG = Executors.newSingleThreadScheduledExecutor();
    private static final MailConnector CONNECTOR = new MailConnector(AllowedNetworks.parse("127.0.0.0/8"), WATCHDOG);

    private static RealMailServers servers;

    @BeforeAll
    static void start() throws Exception {
        servers = start(CERTIFICATES.valid());
    }

    @AfterAll
    static void stop() {
        if (servers != null) {
            servers.close();
        }
        WATCHDOG.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(ConnectionSecurity.class)
    void handsAMessageToPostfix(ConnectionSecurity security) throws Exception {
        String subject = "Testmail über " + security;

        try (SmtpConnection smtp = CONNECTOR.openSmtp(smtp(security, PASSWORD), DEADLINE, StageListener.NONE)) {
            smtp.send(mail(ADDRESS, ADDRESS, subject));
        }

        ReceivedMail received = Awaitility.await()
                .until(() -> withSubject(subject), Optional::isPresent)
                .orElseThrow();
        assertEquals(
                List.of(new ReceivedMail.Address("Muster Maschinen GmbH", ADDRESS)),
                received.from(),
                "sender exactly as configured");
        assertTrue(received.text().orElseThrow().contains("Grüße"));
    }

    @ParameterizedTest
    @EnumSource(ConnectionSecurity.class)
    void readsADovecotMailboxAndLeavesItAsItWas(ConnectionSecurity security) throws Exception {
        String mailbox = security.name().toLowerCase() + "@muster-maschinen.example";
        servers.mailbox(mailbox, PASSWORD);
        servers.deliver(mailbox, raw("buyer-ab1cd2ef3gh4i@channel.machineseeker.com", "Anfrage"));
        servers.deliver(mailbox, raw("petra@example.org", "Privat"));
        String before = servers.uidsAndFlags(mailbox);

        try (ImapConnection imap =
                CONNECTOR.openImap(imap(security, mailbox, PASSWORD), DEADLINE, StageListener.NONE)) {
            Mailbox inbox = imap.examine("INBOX");
            List<Long> found = inbox.search(1, ImapScripts.criteria("@channel.machineseeker.com"));
            assertEquals(1, found.size());
            assertEquals(
                    "Anfrage",
                    inbox.envelopes(found)
                            .take(found.get(0))
                            .orElseThrow()
                            .subject()
                            .orElseThrow());
            assertTrue(new String(inbox.fetch(found).take(found.get(0)).orElseThrow(), StandardCharsets.UTF_8)
                    .contains("Guten Tag"));
        }

        assertEquals(before, servers.uidsAndFlags(mailbox));
        List<String> commands =
                Awaitility.await().until(() -> servers.imapCommands(mailbox), sent -> sent.contains("LOGOUT"));
        assertTrue(commands.get(0).startsWith("EXAMINE"), commands.toString());
        assertTrue(
                commands.stream()
                        .noneMatch(command -> command.matches(".*(SELECT|STORE|COPY|MOVE|EXPUNGE|APPEND).*")
                                || command.contains("BODY[")),
                commands.toString());
    }

    @Test
    void findsTheMailsOfAnySenderByTheirDecodedSubject() throws Exception {
        String mailbox = "suche@muster-maschinen.example";
        servers.mailbox(mailbox, PASSWORD);
        servers.deliver(mailbox, raw("buyer-ab1cd2ef3gh4i@channel.machineseeker.com", "Anfrage"));
        servers.deliver(mailbox, raw("info@mail.machineseeker.com", "=?utf-8?B?S2F0ZWdvcmllLUFuZnJhZ2Vu?="));
        servers.deliver(mailbox, raw("info@mail.machineseeker.com", "Ihre Rechnung"));
        servers.deliver(mailbox, raw("x@saegen.example", "=?utf-8?Q?Neue_S=C3=A4ge?="));
        servers.deliver(mailbox, raw("x@saegen.example", "Neues"));
        servers.deliver(mailbox, raw("petra@example.org", "Privat"));

        try (ImapConnection imap =
                CONNECTOR.openImap(imap(ConnectionSecurity.TLS, mailbox, PASSWORD), DEADLINE, StageListener.NONE)) {
            Mailbox inbox = imap.examine("INBOX");
            List<Long> found = inbox.search(
                    1,
                    List.of(
                            new SearchCriterion("channel.machineseeker.com", Optional.empty()),
                            new SearchCriterion("info@mail.machineseeker.com", Optional.of("kategorie-anfragen")),
                            new SearchCriterion("saegen.example", Optional.of("neue säge"))));

            assertEquals(
                    List.of("Anfrage", "Kategorie-Anfragen", "Neue Säge"),
                    ImapScripts.take(inbox.envelopes(found), found).stream()
                            .map(envelope -> envelope.subject().orElseThrow())
                            .sorted()
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("wrongCertificates")
    void refusesAWrongCertificate(ServerIdentity identity, Cause cause) throws Exception {
        try (RealMailServers others = start(identity)) {
            for (ConnectionSecurity security : List.of(ConnectionSecurity.TLS, ConnectionSecurity.STARTTLS)) {
                Login login = Login.password(ADDRESS, PASSWORD);
                MailFailure smtp = smtpFailure(settings(Protocol.SMTP, smtpPort(others, security), security, login));
                MailFailure imap = imapFailure(settings(Protocol.IMAP, imapPort(others, security), security, login));

                assertEquals(cause, smtp.cause());
                assertEquals(cause, imap.cause());
                assertEquals(identity.certificate(), smtp.chain().get(0));
            }
            assertEquals(List.of(), others.imapCommands(ADDRESS), "no login");
            assertTrue(!others.smtpLog().contains("sasl"), "no login");
        }
    }

    static Stream<Arguments> wrongCertificates() {
        return Stream.of(
                Arguments.of(CERTIFICATES.expired(), Cause.CERTIFICATE_EXPIRED),
                Arguments.of(CERTIFICATES.notYetValid(), Cause.CERTIFICATE_NOT_YET_VALID),
                Arguments.of(CERTIFICATES.wrongName(), Cause.CERTIFICATE_WRONG_NAME),
                Arguments.of(TestCertificates.selfSigned(), Cause.CERTIFICATE_SELF_SIGNED));
    }

    @Test
    void refusesAnAuthorityThatNobodyTrusts() {
        ServerSettings untrusted = new ServerSettings(
                Protocol.SMTP,
                "localhost",
                servers.smtpsPort(),
                ConnectionSecurity.TLS,
                Login.password(ADDRESS, PASSWORD),
                List.of());

        MailFailure failure = smtpFailure(untrusted);

        assertEquals(Cause.CERTIFICATE_UNKNOWN_ISSUER, failure.cause());
    }

    @Test
    void tellsAWrongPasswordFromEverythingElse() {
        assertEquals(
                Cause.LOGIN_REJECTED,
                smtpFailure(smtp(ConnectionSecurity.TLS, "falsch")).cause());
        assertEquals(
                Cause.LOGIN_REJECTED,
                imapFailure(imap(ConnectionSecurity.STARTTLS, ADDRESS, "falsch"))
                        .cause());
    }

    @Test
    void tellsASenderThatTheServerRefuses() throws Exception {
        try (SmtpConnection smtp =
                CONNECTOR.openSmtp(smtp(ConnectionSecurity.STARTTLS, PASSWORD), DEADLINE, StageListener.NONE)) {
            MailFailureException refused = assertThrows(
                    MailFailureException.class,
                    () -> smtp.send(mail("andere@muster-maschinen.example", ADDRESS, "fremder Absender")));

            assertEquals(Cause.SENDER_REFUSED, refused.failure().cause());
            smtp.send(mail(ADDRESS, ADDRESS, "nach der Absage"));
        }
    }

    @Test
    void tellsARecipientThatTheServerRefuses() throws Exception {
        try (SmtpConnection smtp =
                CONNECTOR.openSmtp(smtp(ConnectionSecurity.STARTTLS, PASSWORD), DEADLINE, StageListener.NONE)) {
            MailFailureException refused = assertThrows(
                    MailFailureException.class,
                    () -> smtp.send(mail(ADDRESS, "niemand@muster-maschinen.example", "an niemanden")));

            assertEquals(Cause.RECIPIENT_REFUSED, refused.failure().cause());
        }
    }

    @Test
    void tellsTheFittingEncryption() {
        Login login = Login.password(ADDRESS, PASSWORD);

        MailFailure tlsOnPlain =
                smtpFailure(settings(Protocol.SMTP, servers.smtpPort(), ConnectionSecurity.TLS, login));
        MailFailure plainOnTls =
                imapFailure(settings(Protocol.IMAP, servers.imapsPort(), ConnectionSecurity.STARTTLS, login));

        assertEquals(Cause.PLAIN_ON_TLS_PORT, tlsOnPlain.cause());
        assertEquals(Optional.of(ConnectionSecurity.STARTTLS), tlsOnPlain.fitting());
        assertEquals(Cause.TLS_ON_PLAIN_PORT, plainOnTls.cause());
        assertEquals(Optional.of(ConnectionSecurity.TLS), plainOnTls.fitting());
    }

    private static RealMailServers start(ServerIdentity identity) throws Exception {
        RealMailServers started = RealMailServers.start(identity.certificatePem(), identity.keyPem());
        started.mailbox(ADDRESS, PASSWORD);
        return started;
    }

    private static ServerSettings smtp(ConnectionSecurity security, String password) {
        return settings(Protocol.SMTP, smtpPort(servers, security), security, Login.password(ADDRESS, password));
    }

    private static ServerSettings imap(ConnectionSecurity security, String user, String password) {
        return settings(Protocol.IMAP, imapPort(servers, security), security, Login.password(user, password));
    }

    private static int smtpPort(RealMailServers servers, ConnectionSecurity security) {
        return security == ConnectionSecurity.TLS ? servers.smtpsPort() : servers.smtpPort();
    }

    private static int imapPort(RealMailServers servers, ConnectionSecurity security) {
        return security == ConnectionSecurity.TLS ? servers.imapsPort() : servers.imapPort();
    }

    private static ServerSettings settings(Protocol protocol, int port, ConnectionSecurity security, Login login) {
        List<X509Certificate> trusted = List.of(CERTIFICATES.authority());
        return new ServerSettings(protocol, "localhost", port, security, login, trusted);
    }

    private static MailFailure smtpFailure(ServerSettings settings) {
        return assertThrows(
                        MailFailureException.class, () -> CONNECTOR.openSmtp(settings, DEADLINE, StageListener.NONE))
                .failure();
    }

    private static MailFailure imapFailure(ServerSettings settings) {
        return assertThrows(
                        MailFailureException.class, () -> CONNECTOR.openImap(settings, DEADLINE, StageListener.NONE))
                .failure();
    }

    private static OutgoingMail mail(String sender, String recipient, String subject) {
        return new OutgoingMail(
                "Muster Maschinen GmbH",
                sender,
                Optional.empty(),
                recipient,
                subject,
                "Mit freundlichen Grüßen",
                Optional.of("<p>Mit freundlichen <b>Grüßen</b></p>"),
                MessageIds.create(sender),
                Instant.now());
    }

    private static byte[] raw(String from, String subject) {
        return ("From: " + from + "\r\nTo: " + ADDRESS + "\r\nSubject: " + subject + "\r\nMessage-ID: <" + subject
                        + "@example.com>\r\n\r\nGuten Tag\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static Optional<ReceivedMail> withSubject(String subject) throws Exception {
        List<ReceivedMail> mails = new ArrayList<>();
        for (String mail : servers.mails(ADDRESS)) {
            mails.add(MailReader.read(mail.getBytes(StandardCharsets.ISO_8859_1)));
        }
        return mails.stream()
                .filter(mail -> mail.subject().equals(Optional.of(subject)))
                .findFirst();
    }
}
