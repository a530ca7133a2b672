package de.mat.mail;

import static de.mat.mail.Connections.LOGIN;
import static de.mat.mail.Connections.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import de.mat.mail.MailFailure.Cause;
import de.mat.testing.ScriptedServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "0x7f000001",
                "0177.0.0.1",
                "127.1",
                "127.0.1",
                "010.8.8.8",
                "8.8.8.8/32",
                "fe80::1%eth0",
                "*",
                "8.8.8.*"
            })
    void refusesOddSpellingsEvenWhenTheirNetworkIsNamed(String host) {
        assertEquals(Cause.ADDRESS_NOT_ALLOWED, causeFor("0.0.0.0/0,::/0", HostLookup.SYSTEM, host, 993));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "[::1]", "::ffff:169.254.169.254", "169.254.169.254", "localhost", "localhost."})
    void refusesTheInsideOfTheHouse(String host) {
        assertEquals(Cause.ADDRESS_NOT_ALLOWED, causeFor("", HostLookup.SYSTEM, host, 993));
    }

    @Test
    void refusesAHostWhenOneOfItsAddressesIsNotAllowed() {
        HostLookup both =
                host -> new InetAddress[] {InetAddress.getByName("193.99.144.80"), InetAddress.getByName("127.0.0.1")};

        assertEquals(Cause.ADDRESS_NOT_ALLOWED, causeFor("", both, "mail.example.org", 993));
    }

    @ParameterizedTest
    @CsvSource({"80", "22", "6379", "3306", "8080", "994"})
    void refusesPortsThatAreNotOfMail(int port) {
        HostLookup somewhere = host -> new InetAddress[] {InetAddress.getByName("193.99.144.80")};

        assertEquals(Cause.PORT_NOT_ALLOWED, causeFor("127.0.0.0/8", somewhere, "mail.example.org", port));
    }

    @Test
    void connectsToTheAddressThatWasChecked() throws Exception {
        AtomicInteger lookups = new AtomicInteger();
        HostLookup rebinding = host ->
                new InetAddress[] {InetAddress.getByName(lookups.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2")};
        try (ScriptedServer server = Connections.smtpSignedIn().silence().start()) {
            ServerSettings settings = new ServerSettings(
                    Protocol.SMTP, "rebinding.example.org", server.port(), ConnectionSecurity.NONE, LOGIN, List.of());

            Connections.connector("127.0.0.1", rebinding)
                    .openSmtp(settings, PATIENCE, StageListener.NONE)
                    .close();

            assertEquals(1, lookups.get());
            assertEquals(1, server.connections());
        }
    }

    @Test
    void triesTheNextAddressWhenOneDoesNotAnswer() throws Exception {
        HostLookup two =
                host -> new InetAddress[] {InetAddress.getByName("127.0.0.9"), InetAddress.getByName("127.0.0.1")};
        try (ScriptedServer server = Connections.smtpSignedIn().silence().start()) {
            Connections.connector("127.0.0.0/8", two)
                    .openSmtp(Connections.smtp(server, ConnectionSecurity.NONE, LOGIN), PATIENCE, StageListener.NONE)
                    .close();

            assertEquals(1, server.connections());
        }
    }

    @Test
    void tellsAnUnknownName() {
        HostLookup nowhere = host -> {
            throw new UnknownHostException(host);
        };

        assertEquals(Cause.NAME_UNKNOWN, causeFor("", nowhere, "mail.example.org", 993));
    }

    @Test
    void doesNotWaitForALookupBeyondTheDeadline() {
        CountDownLatch never = new CountDownLatch(1);
        HostLookup stuck = host -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        };

        Cause cause = causeFor("", stuck, "mail.example.org", 993, Duration.ofMillis(200));

        assertEquals(Cause.NAME_LOOKUP_FAILED, cause);
        never.countDown();
    }

    private static Cause causeFor(String networks, HostLookup lookup, String host, int port) {
        return causeFor(networks, lookup, host, port, PATIENCE);
    }

    private static Cause causeFor(String networks, HostLookup lookup, String host, int port, Duration deadline) {
        ServerSettings settings =
                new ServerSettings(Protocol.IMAP, host, port, ConnectionSecurity.TLS, LOGIN, List.of());
        MailFailure failure = assertThrows(
                        MailFailureException.class,
                        () -> Connections.connector(networks, lookup).openImap(settings, deadline, StageListener.NONE))
                .failure();
        assertEquals(Stage.NAME, failure.stage());
        return failure.cause();
    }
}
