package de.mat.account;

import de.mat.mail.ImapConnection;
import de.mat.mail.MailFailure;
import de.mat.mail.MailFailureException;
import de.mat.mail.Protocol;
import de.mat.mail.SmtpConnection;
import de.mat.mail.Stage;
import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * "Testen &amp; Speichern": sends a test mail, opens the mailbox read-only, and only when every step passed stores the account, whether or
 * not somebody is still looking. The running test holds the only copy of a typed password.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@RolesAllowed(Roles.ADMINISTRATOR)
public class AccountChecker {

    /** The mailbox that every server has (RFC 9051, 5.1). */
    public static final String INBOX = "INBOX";

    /** Of the whole test, both servers together. */
    static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final Logger LOGGER = Logger.getLogger(AccountChecker.class.getName());

    @EJB
    private EmailAccountService accounts;

    @Inject
    private AccountConnections connections;

    @Inject
    private Clock clock;

    /** For the container. */
    public AccountChecker() {}

    AccountChecker(EmailAccountService accounts, AccountConnections connections, Clock clock) {
        this.accounts = accounts;
        this.connections = connections;
        this.clock = clock;
    }

    /**
     * Tests and stores, off the caller's thread; how it goes is told to the progress.
     *
     * @param settings of the change, with the password that is to be tested
     */
    @Asynchronous
    public void checkAndSave(AccountChange change, AccountSettings settings, TestMail mail, CheckProgress progress) {
        try {
            Instant deadline = clock.instant().plus(DEADLINE);
            sendTestMail(settings, mail, progress, deadline);
            if (settings.imap().isPresent()) {
                openMailbox(settings, progress, deadline);
            }
            progress.stored(accounts.store(change));
        } catch (MailFailureException e) {
            LOGGER.log(Level.INFO, "The test of the e-mail account ended: {0}", e.getMessage());
            progress.failed(e.failure());
        } catch (LoginPausedException e) {
            progress.paused(e.until());
        } catch (AccountChangedException e) {
            progress.conflict();
        } catch (RuntimeException e) {
            LOGGER.log(Level.SEVERE, "The test of the e-mail account broke", e);
            progress.broke();
        }
    }

    private void sendTestMail(AccountSettings settings, TestMail mail, CheckProgress progress, Instant deadline)
            throws MailFailureException, LoginPausedException {
        try (SmtpConnection connection = connections.openSmtp(settings, remaining(deadline, Protocol.SMTP), progress)) {
            connection.send(mail.from(settings.details(), clock.instant()));
        }
    }

    private void openMailbox(AccountSettings settings, CheckProgress progress, Instant deadline)
            throws MailFailureException, LoginPausedException {
        try (ImapConnection connection = connections.openImap(settings, remaining(deadline, Protocol.IMAP), progress)) {
            connection.examine(INBOX);
        }
    }

    private Duration remaining(Instant deadline, Protocol protocol) throws MailFailureException {
        Duration remaining = Duration.between(clock.instant(), deadline);
        if (remaining.compareTo(Duration.ZERO) <= 0) {
            throw new MailFailureException(
                    new MailFailure(
                            protocol,
                            Stage.NAME,
                            MailFailure.Cause.DEADLINE,
                            Optional.empty(),
                            List.of(),
                            Optional.empty()),
                    null);
        }
        return remaining;
    }
}
