package de.mat.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.mat.account.AccountStatus.Kind;
import de.mat.account.AccountStatus.Problem;
import de.mat.mail.ConnectionSecurity;
import de.mat.mail.MailFailureException;
import de.mat.mail.Protocol;
import de.mat.mail.StageListener;
import de.mat.testing.AsSystem;
import de.mat.testing.Deployments;
import de.mat.testing.ScriptedConnection;
import de.mat.testing.ScriptedServer;
import de.mat.testing.ServerIdentity;
import de.mat.testing.ServerScript;
import de.mat.testing.TestUser;
import de.mat.testing.Visitor;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The account in the real server: roles, transactions, the look at its servers. */
@ExtendWith(ArquillianExtension.class)
class AccountIT {

    private static final String ADDRESS = "anfragen@muster-maschinen.example";
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Duration HOLD = Duration.ofSeconds(10);
    private static final int TIMES = 20;

    private final GreenMail mailServer = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });

    @ArquillianResource
    private URL server;

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private AsSystem system;

    @Inject
    private EmailAccountService accounts;

    @Inject
    private AccountHealthService health;

    @Inject
    private AccountHealthChecker healthChecker;

    @Inject
    private AccountChecker checker;

    @Inject
    private AccountConnections connections;

    @Deployment
    static WebArchive mat() throws URISyntaxException {
        return Deployments.mat(
                        AccountIT.class,
                        Accounts.class,
                        AsSystem.class,
                        Deployments.class,
                        ScriptedServer.class,
                        ServerScript.class,
                        ServerScript.Step.class,
                        ScriptedConnection.class,
                        ServerIdentity.class,
                        TestUser.class,
                        Visitor.class)
                .addAsLibraries(
                        jarOf(GreenMail.class),
                        jarOf(org.slf4j.Logger.class),
                        jarOf(Awaitility.class),
                        jarOf(Matcher.class));
    }

    private static File jarOf(Class<?> type) throws URISyntaxException {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    @BeforeEach
    void start() {
        mailServer.start();
    }

    @AfterEach
    void stop() {
        mailServer.stop();
    }

    /** The call itself returns; it is refused in the thread in which it would run. */
    @Test
    void whoIsNoAdministratorTestsNothing() throws Exception {
        mailServer.setUser(ADDRESS, ADDRESS, "geheim");
        AccountChange change = new AccountChange(version(), sending(), Optional.of("geheim"), List.of());
        AccountSettings settings =
                system.call(() -> accounts.settingsFor(change)).orElseThrow();
        CheckProgress progress = new CheckProgress(1, change.details(), Clock.systemUTC());

        checker.checkAndSave(change, settings, new TestMail(ADDRESS, "Test", "Test"), progress);

        Awaitility.await()
                .during(Duration.ofSeconds(2))
                .until(() -> progress.steps().equals(CheckProgress.waitingSteps(false)));
        assertEquals(0, mailServer.getReceivedMessages().length);
    }

    @Test
    void warnsOfARejectedLoginAndTakesItBackAfterRecovery() throws Exception {
        mailServer.setUser(ADDRESS, ADDRESS, "geheim");
        store(sending(), "geheim");
        assertEquals(Kind.WORKING, lookedAt());

        mailServer.setUser(ADDRESS, ADDRESS, "anders");
        assertEquals(Kind.LOGIN_REJECTED, lookedAt());

        mailServer.setUser(ADDRESS, ADDRESS, "geheim");
        assertEquals(Kind.WORKING, lookedAt());
    }

    @Test
    void warnsOfAnUnreachableServerFromTheSecondFailureOn() throws Exception {
        mailServer.setUser(ADDRESS, ADDRESS, "geheim");
        store(importing(), "geheim");
        mailServer.stop();

        assertEquals(Kind.WORKING, lookedAt());
        assertEquals(Kind.UNREACHABLE, lookedAt());

        assertEquals(
                List.of(List.of(Protocol.SMTP), List.of(Protocol.IMAP)),
                status().problems().stream().map(Problem::servers).toList());
    }

    @Test
    void looksNoLongerAtAMailboxThatRejectedThreeLogins() throws Exception {
        mailServer.setUser(ADDRESS, ADDRESS, "geheim");
        store(importing(), "längst geändert");
        AccountSettings settings = system.call(accounts::settings).orElseThrow();

        lookedAt();
        lookedAt();

        LoginPausedException paused = assertThrows(
                LoginPausedException.class,
                () -> system.call(() -> connections.openSmtp(settings, DEADLINE, StageListener.NONE)));
        assertTrue(paused.until().isAfter(Instant.now().plus(Duration.ofMinutes(14))));
        assertEquals(Kind.LOGIN_REJECTED, status().kind());
    }

    @Test
    void pagesAnswerWhileHostileServersHoldTheirConnections() throws Exception {
        Visitor visitor = new Visitor(server).signIn(TestUser.USER);
        List<ServerScript> attacks = List.of(
                ScriptedServer.script().flood("x".repeat(4096)),
                ScriptedServer.script().flood("220-still here\r\n"),
                ScriptedServer.script().drip("220-", Duration.ofMillis(20)),
                ScriptedServer.script().silence(),
                ScriptedServer.script().say("220 ready").expect("EHLO").drip("2", Duration.ofSeconds(1)));
        List<ScriptedServer> servers = new ArrayList<>();
        List<Future<?>> victims = new ArrayList<>();
        try {
            for (ServerScript attack : attacks) {
                ScriptedServer hostile = attack.start();
                servers.add(hostile);
                AccountSettings settings = attacked(hostile);
                for (int i = 0; i < TIMES; i++) {
                    victims.add(executor.submit(() -> fallsFor(settings)));
                }
            }
            int pages = 0;
            while (!victims.stream().allMatch(Future::isDone)) {
                assertEquals("200", visitor.get("/app/dashboard.xhtml").outcome());
                pages++;
            }
            assertTrue(pages > 1, pages + " pages");
            for (Future<?> victim : victims) {
                victim.get();
            }
            Awaitility.await().untilAsserted(() -> {
                assertEquals(
                        0,
                        servers.stream()
                                .mapToLong(ScriptedServer::openConnections)
                                .sum());
                assertEquals(0, threadsIn("de.mat.mail."));
            });
            assertTrue(servers.stream().allMatch(hostile -> hostile.connections() >= TIMES));
        } finally {
            servers.forEach(ScriptedServer::close);
        }
    }

    private Void fallsFor(AccountSettings settings) throws Exception {
        assertThrows(
                MailFailureException.class,
                () -> system.call(() -> connections.openSmtp(settings, HOLD, StageListener.NONE)));
        return null;
    }

    private static AccountSettings attacked(ScriptedServer hostile) {
        AccountDetails details = Accounts.withoutLogin();
        details.setSmtpHost("127.0.0.1");
        details.setSmtpPort(hostile.port());
        return AccountSettings.of(0, details, Optional.empty(), List.of());
    }

    private static long threadsIn(String code) {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack)
                        .anyMatch(frame -> frame.getClassName().startsWith(code)))
                .count();
    }

    private void store(AccountDetails details, String password) throws Exception {
        AccountChange change = new AccountChange(version(), details, Optional.of(password), List.of());
        system.call(() -> accounts.store(change));
    }

    private long version() throws Exception {
        return system.call(
                () -> accounts.current().map(EmailAccount::getVersion).orElse(AccountChange.NO_ACCOUNT));
    }

    /** Only the look signs in here, so that each login try is one of the test's. */
    private AccountDetails sending() {
        AccountDetails details = Accounts.sending();
        details.setUserName(ADDRESS);
        details.setSmtpHost("127.0.0.1");
        details.setSmtpPort(mailServer.getSmtp().getPort());
        details.setSmtpSecurity(ConnectionSecurity.NONE);
        return details;
    }

    private AccountDetails importing() {
        AccountDetails details = sending();
        details.setImportEnabled(true);
        details.setImapHost("127.0.0.1");
        details.setImapPort(mailServer.getImap().getPort());
        details.setImapSecurity(ConnectionSecurity.NONE);
        return details;
    }

    private Kind lookedAt() throws Exception {
        system.call((Callable<Void>) () -> {
            healthChecker.check();
            return null;
        });
        return status().kind();
    }

    private AccountStatus status() throws Exception {
        return system.call(health::status);
    }
}
