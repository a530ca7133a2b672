package de.mat.account;

import de.mat.base.KeyFile;
import de.mat.mail.MailFailure.Cause;
import de.mat.mail.Protocol;
import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;

/** Keeps how the account's servers were at the last look, and sums it up for whoever signs in. Servers that work have no row yet. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER, Roles.SYSTEM})
public class AccountHealthService {

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private KeyFile keyFile;

    @Inject
    private Clock clock;

    /** For the container. */
    public AccountHealthService() {}

    AccountHealthService(EntityManager entityManager, KeyFile keyFile, Clock clock) {
        this.entityManager = entityManager;
        this.keyFile = keyFile;
        this.clock = clock;
    }

    /** The account as it is known to be; reads only what is stored. */
    public AccountStatus status() {
        EmailAccount account = entityManager.find(EmailAccount.class, EmailAccount.ID);
        if (account == null) {
            return AccountStatus.notConfigured();
        }
        if (account.details().isLoginNeeded() && !account.isPasswordReadable(keyFile.box())) {
            return AccountStatus.passwordLost(account);
        }
        return AccountStatus.of(
                account,
                entityManager
                        .createNamedQuery(AccountHealth.ALL, AccountHealth.class)
                        .getResultList());
    }

    /** A server of the account in this version worked. */
    @RolesAllowed(Roles.SYSTEM)
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void worked(long accountVersion, Protocol protocol) {
        find(accountVersion, protocol).ifPresent(health -> health.succeeded(clock.instant()));
    }

    /** A server of the account in this version could not be used. */
    @RolesAllowed(Roles.SYSTEM)
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void failed(long accountVersion, Protocol protocol, Cause cause) {
        find(accountVersion, protocol).ifPresent(health -> health.failed(cause, clock.instant()));
    }

    /** No look was taken at a server of the account in this version, because its login pauses. */
    @RolesAllowed(Roles.SYSTEM)
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void paused(long accountVersion, Protocol protocol) {
        find(accountVersion, protocol).ifPresent(health -> health.paused(clock.instant()));
    }

    /** Empty when the account was changed since: the look was at another one. */
    private Optional<AccountHealth> find(long accountVersion, Protocol protocol) {
        EmailAccount account = entityManager.find(EmailAccount.class, EmailAccount.ID, LockModeType.PESSIMISTIC_WRITE);
        if (account == null || account.getVersion() != accountVersion) {
            return Optional.empty();
        }
        AccountHealth health = entityManager.find(AccountHealth.class, protocol);
        if (health == null) {
            health = new AccountHealth(protocol, clock.instant());
            entityManager.persist(health);
        }
        return Optional.of(health);
    }
}
