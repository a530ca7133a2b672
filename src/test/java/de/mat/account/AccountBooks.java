package de.mat.account;

import de.mat.base.DataFolder;
import de.mat.base.KeyFile;
import de.mat.mail.ConnectionSecurity;
import de.mat.mail.MailConnector;
import de.mat.mail.Protocol;
import de.mat.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The account on a test database, for tests of other packages: like in the container, each call is one transaction of its own. */
public final class AccountBooks extends EmailAccountService {

    private final TestDatabase database;
    private final KeyFile keyFile;
    private final Clock clock = Clock.systemUTC();

    /** @param dataFolder where the key file is */
    public AccountBooks(TestDatabase database, Path dataFolder) {
        this.database = database;
        this.keyFile = KeyFile.in(DataFolder.open(dataFolder));
    }

    /** How the account is, inside a transaction of the test. */
    public static AccountHealthService health(EntityManager entityManager, Path dataFolder, Clock clock) {
        return new AccountHealthService(entityManager, KeyFile.in(DataFolder.open(dataFolder)), clock);
    }

    /** Configures the account of an invented dealer, who imports from a clear-text server on loopback. */
    public void importFrom(int port, String address, String password) throws AccountChangedException {
        AccountDetails details = new AccountDetails();
        details.setSenderName("Muster Maschinen GmbH");
        details.setSenderAddress(address);
        details.setSmtpHost("127.0.0.1");
        details.setSmtpPort(25);
        details.setSmtpSecurity(ConnectionSecurity.NONE);
        details.setAuthenticationRequired(false);
        details.setUserName(address);
        details.setImportEnabled(true);
        details.setImapHost("127.0.0.1");
        details.setImapPort(port);
        details.setImapSecurity(ConnectionSecurity.NONE);
        long version = current().map(EmailAccount::getVersion).orElse(AccountChange.NO_ACCOUNT);
        store(new AccountChange(version, details, Optional.of(password), List.of()));
    }

    /** Configures the account of an invented dealer, who sends through a clear-text server on loopback. */
    public void sendThrough(int port, String address, String password) throws AccountChangedException {
        sendThrough(port, address, password, null);
    }

    /** The same with a signature in plain text. */
    public void sendThrough(int port, String address, String password, String signature)
            throws AccountChangedException {
        AccountDetails details = new AccountDetails();
        details.setSenderName("Muster Maschinen GmbH");
        details.setSenderAddress(address);
        details.setSmtpHost("127.0.0.1");
        details.setSmtpPort(port);
        details.setSmtpSecurity(ConnectionSecurity.NONE);
        details.setAuthenticationRequired(password != null);
        details.setUserName(address);
        details.setSignature(signature);
        long version = current().map(EmailAccount::getVersion).orElse(AccountChange.NO_ACCOUNT);
        store(new AccountChange(version, details, Optional.ofNullable(password), List.of()));
    }

    /** Connections to the servers of the account, through the gate. */
    public AccountConnections connections(MailConnector connector) {
        return new AccountConnections(connector, new GateBooks());
    }

    @Override
    public Optional<EmailAccount> current() {
        return database.compute(entityManager -> new EmailAccountService(entityManager, keyFile, clock).current());
    }

    @Override
    public Optional<String> senderAddress() {
        return current().map(account -> account.details().getSenderAddress());
    }

    @Override
    public Optional<AccountSettings> settings() throws PasswordLostException {
        return call(EmailAccountService::settings, PasswordLostException.class);
    }

    @Override
    public long store(AccountChange change) throws AccountChangedException {
        return call(service -> service.store(change), AccountChangedException.class);
    }

    private <T, E extends Exception> T call(Work<T, E> work, Class<E> expected) throws E {
        try {
            return database.compute(entityManager -> {
                try {
                    return work.in(new EmailAccountService(entityManager, keyFile, clock));
                } catch (Exception e) {
                    throw expected.isInstance(e) ? new Carried(e) : new IllegalStateException(e);
                }
            });
        } catch (Carried e) {
            throw expected.cast(e.getCause());
        }
    }

    private interface Work<T, E extends Exception> {
        T in(EmailAccountService service) throws E;
    }

    private static final class Carried extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Carried(Exception cause) {
            super(cause);
        }
    }

    private final class GateBooks extends LoginGateService {

        @Override
        public Optional<Instant> begin(AccountSettings settings, Protocol protocol) {
            return database.compute(
                    entityManager -> new LoginGateService(entityManager, keyFile, clock).begin(settings, protocol));
        }

        @Override
        public void accepted(AccountSettings settings, Protocol protocol) {
            database.run(
                    entityManager -> new LoginGateService(entityManager, keyFile, clock).accepted(settings, protocol));
        }

        @Override
        public void undecided(AccountSettings settings, Protocol protocol) {
            database.run(
                    entityManager -> new LoginGateService(entityManager, keyFile, clock).undecided(settings, protocol));
        }
    }
}
