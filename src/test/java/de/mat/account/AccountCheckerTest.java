package de.mat.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import de.mat.account.CheckStep.State;
import de.mat.base.DataFolder;
import de.mat.base.KeyFile;
import de.mat.mail.AllowedNetworks;
import de.mat.mail.ConnectionSecurity;
import de.mat.mail.MailConnector;
import de.mat.mail.MailFailure.Cause;
import de.mat.mail.Protocol;
import de.mat.mail.Stage;
import de.mat.testing.ManualClock;
import de.mat.testing.ScriptedServer;
import de.mat.testing.TestDatabase;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "Testen &amp; Speichern" without a container, on real sockets and the real schema. */
class AccountCheckerTest {

    private static final TestMail MAIL =
            new TestMail("petra@muster-maschinen.example", "MAT: Test", "Guten Tag,\n\ndies ist ein Test.");
    private static final long ADMINISTRATOR = 1;

    @TempDir
    private Path folder;

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    @AutoClose("shutdownNow")
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();

    @AutoClose("stop")
    private final GreenMail greenMail = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });

    private final ManualClock clock = new ManualClock();
    private KeyFile keyFile;
    private AccountChecker checker;

    @BeforeEach
    void start() {
        keyFile = KeyFile.in(DataFolder.open(folder));
        checker = new AccountChecker(
                new StoringService(),
                new AccountConnections(
                        new MailConnector(AllowedNetworks.parse("127.0.0.0/8"), watchdog), new CountingGate()),
                clock);
        greenMail.start();
        greenMail.setUser("anfragen@muster-maschinen.example", "anfragen@muster-maschinen.example", Accounts.PASSWORD);
    }

    @Test
    void storesTheAccountWhenEveryStepPassed() {
        CheckProgress progress = check(account());

        assertEquals(CheckOutcome.STORED, progress.outcome());
        assertEquals(Optional.of(1L), progress.storedVersion());
        assertEquals(
                "SMTP.NAME SMTP.CONNECT SMTP.ENCRYPT SMTP.LOGIN SMTP.SENDER SMTP.MESSAGE "
                        + "IMAP.NAME IMAP.CONNECT IMAP.ENCRYPT IMAP.LOGIN IMAP.MAILBOX",
                passed(progress));
        assertEquals("Muster Maschinen GmbH", stored().orElseThrow().details().getSenderName());
    }

    @Test
    void sendsTheTestMailExactlyAsConfigured() throws Exception {
        AccountDetails account = account();
        account.setSenderName("Muster & Söhne");
        account.setSignature("Muster Maschinen GmbH\nMusterstraße 1");

        check(account);

        MimeMessage mail = greenMail.getReceivedMessages()[0];
        assertEquals(
                "=?UTF-8?Q?Muster_=26_S=C3=B6hne?= <anfragen@muster-maschinen.example>", mail.getHeader("From", null));
        assertEquals("petra@muster-maschinen.example", mail.getHeader("To", null));
        String text = (String) mail.getContent();
        assertTrue(text.replace("\r\n", "\n").contains("-- \nMuster Maschinen GmbH\nMusterstraße 1"), text);
    }

    @Test
    void readsAndMarksNothingInTheMailbox() throws Exception {
        var inbox = greenMail
                .getManagers()
                .getImapHostManager()
                .getInbox(greenMail.getUserManager().getUser("anfragen@muster-maschinen.example"));
        inbox.appendMessage(
                GreenMailUtil.newMimeMessage("Subject: privat\r\n\r\nprivat"), new Flags(), new java.util.Date());

        check(account());

        assertFalse(inbox.getMessages().get(0).getFlags().contains(Flags.Flag.SEEN));
    }

    @Test
    void namesTheRejectedLoginAndStoresNothing() {
        CheckProgress progress = check(new AccountChange(0, account(), Optional.of("falsch"), List.of()));

        assertEquals(CheckOutcome.FAILED, progress.outcome());
        assertEquals(Cause.LOGIN_REJECTED, progress.failure().orElseThrow().cause());
        assertEquals(State.FAILED, stateOf(progress, Protocol.SMTP, Stage.LOGIN));
        assertEquals(State.WAITING, stateOf(progress, Protocol.SMTP, Stage.SENDER));
        assertEquals(Optional.empty(), stored());
        assertEquals(0, greenMail.getReceivedMessages().length);
    }

    @Test
    void storesNothingWhenTheMailboxCannotBeOpened() {
        try (ScriptedServer imap = ScriptedServer.script()
                .say("* OK ready")
                .hear()
                .say("* CAPABILITY IMAP4rev1 AUTH=PLAIN", "{tag} OK done")
                .silence()
                .start()) {
            AccountDetails account = account();
            account.setImapPort(imap.port());
            account.setImapSecurity(ConnectionSecurity.STARTTLS);

            CheckProgress progress = check(account);

            assertEquals(Protocol.IMAP, progress.failure().orElseThrow().protocol());
            assertEquals(
                    Cause.STARTTLS_NOT_OFFERED, progress.failure().orElseThrow().cause());
            assertEquals(State.PASSED, stateOf(progress, Protocol.SMTP, Stage.MESSAGE));
            assertEquals(Optional.empty(), stored());
        }
    }

    @Test
    void hasOneDeadlineForBothServers() {
        try (ScriptedServer slow = ScriptedServer.script()
                .say("220 ready")
                .expect("EHLO")
                .say("250-here", "250 AUTH PLAIN")
                .expect("AUTH")
                .say("235 welcome")
                .expect("MAIL")
                .say("250 ok")
                .expect("RCPT")
                .say("250 ok")
                .expect("DATA")
                .say("354 go")
                .hearMessage()
                .then(connection -> clock.advance(AccountChecker.DEADLINE))
                .say("250 queued")
                .silence()
                .start()) {
            AccountDetails account = account();
            account.setSmtpPort(slow.port());

            CheckProgress progress = check(account);

            assertEquals(Protocol.IMAP, progress.failure().orElseThrow().protocol());
            assertEquals(Cause.DEADLINE, progress.failure().orElseThrow().cause());
            assertEquals(Optional.empty(), stored());
        }
    }

    @Test
    void pausesAfterThreeRejectedLogins() {
        for (int i = 0; i < 3; i++) {
            check(new AccountChange(0, account(), Optional.of("falsch"), List.of()));
        }

        CheckProgress paused = check(new AccountChange(0, account(), Optional.of("falsch"), List.of()));

        assertEquals(CheckOutcome.PAUSED, paused.outcome());
        assertEquals(Optional.of(Instant.parse("2026-11-23T09:15:00Z")), paused.pausedUntil());
        assertEquals(CheckOutcome.STORED, check(account()).outcome());
    }

    @Test
    void doesNotStoreOverWhatSomebodyElseStoredMeanwhile() {
        check(account());
        AccountDetails mine = account();
        mine.setSenderName("Meine");

        CheckProgress progress = check(new AccountChange(0, mine, Optional.of(Accounts.PASSWORD), List.of()));

        assertEquals(CheckOutcome.CONFLICT, progress.outcome());
        assertEquals("Muster Maschinen GmbH", stored().orElseThrow().details().getSenderName());
    }

    private AccountDetails account() {
        AccountDetails details = Accounts.importing();
        details.setSmtpHost("127.0.0.1");
        details.setSmtpPort(greenMail.getSmtp().getPort());
        details.setSmtpSecurity(ConnectionSecurity.NONE);
        details.setImapHost("127.0.0.1");
        details.setImapPort(greenMail.getImap().getPort());
        details.setImapSecurity(ConnectionSecurity.NONE);
        return details;
    }

    private CheckProgress check(AccountDetails details) {
        return check(Accounts.firstOne(details));
    }

    private CheckProgress check(AccountChange change) {
        CheckProgress progress = new CheckProgress(ADMINISTRATOR, change.details(), clock);
        checker.checkAndSave(change, change.settings(change.password()), MAIL, progress);
        return progress;
    }

    private Optional<EmailAccount> stored() {
        return database.compute(entityManager -> service(entityManager).current());
    }

    private EmailAccountService service(EntityManager entityManager) {
        return new EmailAccountService(entityManager, keyFile, clock);
    }

    private static String passed(CheckProgress progress) {
        return progress.steps().stream()
                .filter(step -> step.state() == State.PASSED && step.duration().isPresent())
                .map(step -> step.protocol() + "." + step.stage())
                .collect(Collectors.joining(" "));
    }

    private static State stateOf(CheckProgress progress, Protocol protocol, Stage stage) {
        return progress.steps().stream()
                .filter(step -> step.protocol() == protocol && step.stage() == stage)
                .findFirst()
                .orElseThrow()
                .state();
    }

    /** The service with a transaction around each call, as the container gives it. */
    private final class StoringService extends EmailAccountService {
        @Override
        public long store(AccountChange change) throws AccountChangedException {
            Optional<Long> version = database.compute(entityManager -> {
                try {
                    return Optional.of(service(entityManager).store(change));
                } catch (AccountChangedException e) {
                    return Optional.empty();
                }
            });
            return version.orElseThrow(AccountChangedException::new);
        }
    }

    /** The gate with a transaction around each call, as the container gives it. */
    private final class CountingGate extends LoginGateService {
        @Override
        public Optional<Instant> begin(AccountSettings settings, Protocol protocol) {
            return compute(gate -> gate.begin(settings, protocol));
        }

        @Override
        public void accepted(AccountSettings settings, Protocol protocol) {
            compute(gate -> {
                gate.accepted(settings, protocol);
                return null;
            });
        }

        @Override
        public void undecided(AccountSettings settings, Protocol protocol) {
            compute(gate -> {
                gate.undecided(settings, protocol);
                return null;
            });
        }

        private <T> T compute(Function<LoginGateService, T> call) {
            return database.compute(entityManager -> call.apply(new LoginGateService(entityManager, keyFile, clock)));
        }
    }
}
