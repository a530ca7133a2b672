package de.mat.account;

import de.mat.base.KeyFile;
import de.mat.security.Roles;
import de.mat.security.SecretBox;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Optional;

/** Keeps the e-mail account, and is the only place where its password is opened. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.SYSTEM})
public class EmailAccountService {

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private KeyFile keyFile;

    @Inject
    private Clock clock;

    /** For the container. */
    public EmailAccountService() {}

    EmailAccountService(EntityManager entityManager, KeyFile keyFile, Clock clock) {
        this.entityManager = entityManager;
        this.keyFile = keyFile;
        this.clock = clock;
    }

    /** The account; empty while none was configured. */
    public Optional<EmailAccount> current() {
        return Optional.ofNullable(entityManager.find(EmailAccount.class, EmailAccount.ID));
    }

    /** The address that mails are sent from; empty while no account was configured. It is in every mail, so everybody may know it. */
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.USER, Roles.SYSTEM})
    public Optional<String> senderAddress() {
        return current().map(account -> account.details().getSenderAddress());
    }

    /**
     * How to reach the servers of the account, the password included; empty while no account was configured.
     *
     * @throws PasswordLostException if the password cannot be opened any more
     */
    public Optional<AccountSettings> settings() throws PasswordLostException {
        Optional<EmailAccount> account = current();
        return account.isEmpty() ? Optional.empty() : Optional.of(settings(account.get()));
    }

    /**
     * The settings to test: with the typed password, else with the stored one as long as that may be used for these values.
     *
     * @return empty when a password must be typed
     */
    public Optional<AccountSettings> settingsFor(AccountChange change) {
        if (!change.details().isLoginNeeded()) {
            return Optional.of(change.settings(Optional.empty()));
        }
        return change.password().or(() -> keptPassword(change)).map(password -> change.settings(Optional.of(password)));
    }

    /**
     * Stores values that passed their test.
     *
     * @return the version of the account from now on
     * @throws AccountChangedException if the account is not the one any more that the change began with
     */
    public long store(AccountChange change) throws AccountChangedException {
        EmailAccount account = entityManager.find(EmailAccount.class, EmailAccount.ID, LockModeType.PESSIMISTIC_WRITE);
        if (change.basedOn() != (account == null ? AccountChange.NO_ACCOUNT : account.getVersion())) {
            throw new AccountChangedException();
        }
        if (account == null) {
            account = new EmailAccount(change.details(), change.trusted(), clock.instant());
            entityManager.persist(account);
        } else {
            account.change(change.details(), change.trusted(), clock.instant());
        }
        if (change.details().isLoginNeeded() && change.password().isPresent()) {
            account.keep(change.password().get(), keyFile.box().orElseThrow());
        }
        // The servers have just worked.
        entityManager.createNamedQuery(AccountHealth.FORGET).executeUpdate();
        entityManager.flush();
        return account.getVersion();
    }

    private AccountSettings settings(EmailAccount account) throws PasswordLostException {
        try {
            Optional<String> password =
                    account.details().isLoginNeeded() ? Optional.of(open(account)) : Optional.empty();
            return AccountSettings.of(account.getVersion(), account.details(), password, account.trusted());
        } catch (GeneralSecurityException e) {
            throw new PasswordLostException(e);
        }
    }

    private String open(EmailAccount account) throws GeneralSecurityException {
        SecretBox box = keyFile.box().orElseThrow(() -> new GeneralSecurityException("no usable key file"));
        return account.password(box).orElseThrow(() -> new GeneralSecurityException("no password"));
    }

    private Optional<String> keptPassword(AccountChange change) {
        try {
            Optional<EmailAccount> account =
                    current().filter(kept -> kept.keepsPasswordFor(change.details(), change.trusted()));
            return account.isEmpty()
                    ? Optional.empty()
                    : Optional.of(settings(account.get()).login().password());
        } catch (PasswordLostException e) {
            return Optional.empty();
        }
    }
}
