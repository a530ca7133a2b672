package de.mat.intake;

import de.mat.account.AccountConnections;
import de.mat.account.AccountSettings;
import de.mat.account.EmailAccount;
import de.mat.account.EmailAccountService;
import de.mat.account.LoginPausedException;
import de.mat.account.PasswordLostException;
import de.mat.base.Lease;
import de.mat.base.Leases;
import de.mat.mail.ImapConnection;
import de.mat.mail.MailFailure;
import de.mat.mail.MailFailureException;
import de.mat.mail.Mailbox;
import de.mat.mail.ServerSettings;
import de.mat.mail.StageListener;
import de.mat.platform.Platforms;
import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Imports what the account's mailbox holds of the platforms' mails. One run at a time, on whatever node: it holds a lease. Should two
 * nodes run at once all the same, the unique key of the ledger refuses the slower one mail by mail.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@RunAs(Roles.SYSTEM)
@RolesAllowed({Roles.INQUIRIES_WRITE, Roles.SYSTEM})
public class Importer {

    private static final Logger LOGGER = Logger.getLogger(Importer.class.getName());

    private static final String FOLDER = "INBOX";

    /** Of one run; the next one goes on where it ended. */
    static final Duration DEADLINE = Duration.ofMinutes(5);

    private static final String JOB = "import";

    /** Extended again and again while the import is running; what is left of it is how long the others wait when this node dies. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Inject
    private Leases leases;

    @Inject
    private RunningImport running;

    @Inject
    private EmailAccountService accounts;

    @Inject
    private AccountConnections connections;

    @Inject
    private IntakeService intake;

    @Inject
    private ImportRunService runs;

    @Inject
    private Platforms platforms;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "mat.import.interval")
    private Duration interval;

    @Inject
    @ConfigProperty(name = "mat.import.max-size")
    private long maxSize;

    @Inject
    @ConfigProperty(name = "mat.time-zone")
    private ZoneId zone;

    /** One run, if it is time for one. Without an account that imports it never is. */
    public void importIfDue() {
        settings().filter(this::isDue).ifPresent(this::runOnce);
    }

    /** The interval counts for all nodes together. */
    private boolean isDue(AccountSettings settings) {
        return runs.lastRun()
                .map(last -> last.isLongAgo(clock.instant(), interval, settings.version()))
                .orElse(true);
    }

    /** One run at once, unless one is running already; returns before it has begun. */
    @Asynchronous
    public void importNow() {
        try {
            settings().ifPresent(this::runOnce);
        } finally {
            running.answered();
        }
    }

    /** Keeps the lease of a running import, and ends it if the account was changed since it began, on whatever node. */
    public void watch() {
        if (running.isRunning()) {
            running.keepLease(clock.instant());
            running.endUnless(currentVersion());
        }
    }

    private Optional<AccountSettings> settings() {
        try {
            return accounts.settings().filter(settings -> settings.imap().isPresent());
        } catch (PasswordLostException e) {
            LOGGER.log(Level.FINE, "The import waits for the password of the account", e);
            return Optional.empty();
        }
    }

    private void runOnce(AccountSettings settings) {
        Optional<Lease> taken = leases.take(JOB, LEASE);
        if (taken.isEmpty()) {
            return;
        }
        try (Lease lease = taken.get()) {
            Instant started = clock.instant();
            Optional<ImportTurn> turn = running.begin(started, settings.version(), lease);
            if (turn.isPresent()) {
                run(settings, started, turn.get());
            }
        }
    }

    private void run(AccountSettings settings, Instant started, ImportTurn turn) {
        try {
            ImportRun run = outcome(settings, started, turn);
            ServerSettings server = settings.imap().orElseThrow();
            runs.ended(run.from(settings.version(), server.host(), server.port()), turn.position());
        } finally {
            running.end(turn);
        }
    }

    private ImportRun outcome(AccountSettings settings, Instant started, ImportTurn turn) {
        try {
            boolean complete = importAll(settings, turn);
            return ended(started, turn, complete ? RunOutcome.COMPLETE : RunOutcome.ENDED_EARLY);
        } catch (LoginPausedException e) {
            LOGGER.log(Level.FINE, "No import while the login pauses", e);
            return ended(started, turn, RunOutcome.LOGIN_PAUSED);
        } catch (MailFailureException e) {
            if (e.failure().cause() == MailFailure.Cause.ABORTED) {
                return ended(started, turn, RunOutcome.ENDED_EARLY);
            }
            LOGGER.log(Level.INFO, "The import ended: {0}", e.getMessage());
            return ended(started, turn, RunOutcome.SERVER_FAILED).because(e.failure());
        } catch (RuntimeException | Error e) {
            if (!turn.mayGoOn()) {
                LOGGER.log(Level.INFO, "The import was told to end, or another node took over, and this came of it", e);
                return ended(started, turn, RunOutcome.ENDED_EARLY);
            }
            LOGGER.log(Level.SEVERE, "The import broke", e);
            return ended(started, turn, RunOutcome.BROKEN);
        }
    }

    private boolean importAll(AccountSettings settings, ImportTurn turn)
            throws MailFailureException, LoginPausedException {
        ServerSettings server = settings.imap().orElseThrow();
        try (ImapConnection connection = connections.openImap(settings, DEADLINE, StageListener.NONE)) {
            turn.connected(connection);
            Mailbox mailbox = connection.examine(FOLDER);
            MailboxPosition position = intake.open(
                    FolderGeneration.of(settings.accountId(), server, FOLDER, mailbox.uidValidity()),
                    settings.details().getImportFrom().atStartOfDay(zone).toInstant());
            turn.at(position.getId());
            return new ImportRound(
                            mailbox,
                            position,
                            intake,
                            platforms.senders(),
                            Math.min(maxSize, Mailbox.LARGEST_MAIL),
                            turn.count(),
                            () -> turn.mayGoOn() && currentVersion() == settings.version())
                    .run();
        }
    }

    /** Of the account as it is now; 0 when there is none. */
    private long currentVersion() {
        return accounts.current().map(EmailAccount::getVersion).orElse(0L);
    }

    private ImportRun ended(Instant started, ImportTurn turn, RunOutcome outcome) {
        return new ImportRun(started, clock.instant(), turn.count(), outcome);
    }
}
