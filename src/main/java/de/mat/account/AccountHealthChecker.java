package de.mat.account;

import de.mat.mail.ImapConnection;
import de.mat.mail.MailFailureException;
import de.mat.mail.Protocol;
import de.mat.mail.SmtpConnection;
import de.mat.mail.StageListener;
import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks whether the account's servers can still be used: signs in at each of them, sends nothing and reads nothing. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@RolesAllowed(Roles.SYSTEM)
public class AccountHealthChecker {

    private static final Logger LOGGER = Logger.getLogger(AccountHealthChecker.class.getName());

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @EJB
    private EmailAccountService accounts;

    @EJB
    private AccountHealthService health;

    @Inject
    private AccountConnections connections;

    /** For the container. */
    public AccountHealthChecker() {}

    AccountHealthChecker(EmailAccountService accounts, AccountHealthService health, AccountConnections connections) {
        this.accounts = accounts;
        this.health = health;
        this.connections = connections;
    }

    /** One look at each server; the result is stored. Without an account, or without its password, there is nothing to look at. */
    public void check() {
        try {
            Optional<AccountSettings> settings = accounts.settings();
            if (settings.isPresent()) {
                check(settings.get());
            }
        } catch (PasswordLostException e) {
            LOGGER.log(Level.FINE, "The account waits for its password", e);
        }
    }

    private void check(AccountSettings settings) {
        look(settings, Protocol.SMTP, () -> {
            try (SmtpConnection connection = connections.openSmtp(settings, DEADLINE, StageListener.NONE)) {
                // Being signed in is all that is asked.
            }
        });
        if (settings.imap().isPresent()) {
            look(settings, Protocol.IMAP, () -> {
                try (ImapConnection connection = connections.openImap(settings, DEADLINE, StageListener.NONE)) {
                    connection.examine(AccountChecker.INBOX);
                }
            });
        }
    }

    private void look(AccountSettings settings, Protocol protocol, Look look) {
        try {
            look.take();
            health.worked(settings.version(), protocol);
        } catch (MailFailureException e) {
            LOGGER.log(Level.INFO, "The e-mail account cannot be used: {0}", e.getMessage());
            health.failed(settings.version(), protocol, e.failure().cause());
        } catch (LoginPausedException e) {
            LOGGER.log(Level.FINE, "No look at the e-mail account", e);
            health.paused(settings.version(), protocol);
        }
    }

    @FunctionalInterface
    private interface Look {
        void take() throws MailFailureException, LoginPausedException;
    }
}
