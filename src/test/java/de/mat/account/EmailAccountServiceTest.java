package de.mat.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.account.AccountStatus.Kind;
import de.mat.account.AccountStatus.Problem;
import de.mat.base.DataFolder;
import de.mat.base.KeyFile;
import de.mat.mail.MailFailure.Cause;
import de.mat.mail.Protocol;
import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stored account and its health together, on the real schema. */
class EmailAccountServiceTest {

    @TempDir
    private Path folder;

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    private final ManualClock clock = new ManualClock();
    private KeyFile keyFile;

    @BeforeEach
    void openKeyFile() {
        keyFile = KeyFile.in(DataFolder.open(folder));
    }

    @Test
    void knowsThatNothingIsConfiguredYet() throws Exception {
        assertEquals(Kind.NOT_CONFIGURED, status().kind());
        assertEquals(Optional.empty(), settings());
    }

    @Test
    void storesTheAccountWithItsPassword() throws Exception {
        store(Accounts.firstOne(Accounts.importing()));

        AccountSettings settings = settings().orElseThrow();
        assertEquals(Accounts.PASSWORD, settings.smtp().login().password());
        assertEquals(
                "imap.muster-maschinen.example", settings.imap().orElseThrow().host());
        assertEquals(Kind.WORKING, status().kind());
    }

    @Test
    void remembersFromWhichDayToImport() throws Exception {
        store(Accounts.firstOne(Accounts.importing()));

        assertEquals(
                LocalDate.of(2026, 1, 12), settings().orElseThrow().details().getImportFrom());
    }

    @Test
    void importsTheLastTwoWeeksWhenNobodyChoseADay() throws Exception {
        AccountDetails details = Accounts.importing();
        details.setImportFrom(null);

        store(Accounts.firstOne(details));

        assertEquals(
                LocalDate.of(2026, 11, 9), settings().orElseThrow().details().getImportFrom());
    }

    @Test
    void storesAnAccountWithoutLogin() throws Exception {
        store(Accounts.firstOne(Accounts.withoutLogin()));

        assertEquals(de.mat.mail.Login.none(), settings().orElseThrow().smtp().login());
    }

    @Test
    void keepsThePasswordOutOfTheTableInClear() throws Exception {
        store(Accounts.firstOne(Accounts.sending()));

        try (var connection = database.dataSource().getConnection();
                var rows = connection.createStatement().executeQuery("select * from email_account")) {
            rows.next();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                assertFalse(String.valueOf(rows.getString(i)).contains(Accounts.PASSWORD));
            }
        }
    }

    @Test
    void keepsThePasswordWhenNoneWasTyped() throws Exception {
        store(Accounts.firstOne(Accounts.sending()));
        AccountDetails renamed = Accounts.sending();
        renamed.setSenderName("Anders");

        store(new AccountChange(1, renamed, Optional.empty(), List.of()));

        assertEquals(Accounts.PASSWORD, settings().orElseThrow().login().password());
        assertEquals("Anders", settings().orElseThrow().details().getSenderName());
    }

    @Test
    void refusesToOverwriteWhatSomebodyElseStored() throws Exception {
        store(Accounts.firstOne(Accounts.sending()));
        store(new AccountChange(1, Accounts.importing(), Optional.of("other"), List.of()));

        assertThrows(
                AccountChangedException.class,
                () -> store(new AccountChange(1, Accounts.sending(), Optional.of("mine"), List.of())));
        assertThrows(AccountChangedException.class, () -> store(Accounts.firstOne(Accounts.sending())));

        assertEquals("other", settings().orElseThrow().login().password());
    }

    @Test
    void offersTheStoredPasswordForTheSameServersOnly() throws Exception {
        store(Accounts.firstOne(Accounts.sending()));
        AccountDetails elsewhere = Accounts.sending();
        elsewhere.setSmtpHost("smtp.anders.example");

        assertEquals(
                Optional.of(Accounts.PASSWORD),
                settingsFor(new AccountChange(1, Accounts.sending(), Optional.empty(), List.of()))
                        .map(settings -> settings.login().password()));
        assertEquals(Optional.empty(), settingsFor(new AccountChange(1, elsewhere, Optional.empty(), List.of())));
    }

    @Test
    void saysThatThePasswordIsLostWithTheKey() throws Exception {
        store(Accounts.firstOne(Accounts.sending()));
        loseKey();

        assertThrows(PasswordLostException.class, this::settings);
        assertEquals(Kind.PASSWORD_LOST, status().kind());
        assertTrue(settingsFor(new AccountChange(1, Accounts.sending(), Optional.empty(), List.of()))
                .isEmpty());
    }

    @Test
    void takesANewPasswordAfterTheKeyWasLost() throws Exception {
        store(Accounts.firstOne(Accounts.sending()));
        loseKey();

        store(new AccountChange(1, Accounts.sending(), Optional.of("again"), List.of()));

        assertEquals("again", settings().orElseThrow().login().password());
        assertEquals(Kind.WORKING, status().kind());
    }

    @Test
    void judgesTheServersApartAndTellsOfARejectedLoginFirst() throws Exception {
        store(Accounts.firstOne(Accounts.importing()));
        Instant unreachable = clock.instant();
        health(service -> service.failed(1, Protocol.SMTP, Cause.REFUSED));
        health(service -> service.failed(1, Protocol.SMTP, Cause.REFUSED));
        assertEquals(Kind.UNREACHABLE, status().kind());
        clock.advance(Duration.ofMinutes(15));

        health(service -> service.failed(1, Protocol.IMAP, Cause.LOGIN_REJECTED));

        assertEquals(Kind.LOGIN_REJECTED, status().kind());
        assertEquals(
                List.of(
                        new Problem(Kind.LOGIN_REJECTED, clock.instant(), List.of(Protocol.IMAP), Cause.LOGIN_REJECTED),
                        new Problem(Kind.UNREACHABLE, unreachable, List.of(Protocol.SMTP), Cause.REFUSED)),
                status().problems());
    }

    @Test
    void tellsOnceOfALoginThatBothServersReject() throws Exception {
        store(Accounts.firstOne(Accounts.importing()));
        Instant first = clock.instant();
        health(service -> service.failed(1, Protocol.IMAP, Cause.LOGIN_REJECTED));
        clock.advance(Duration.ofMinutes(15));

        health(service -> service.failed(1, Protocol.SMTP, Cause.LOGIN_REJECTED));

        assertEquals(
                List.of(new Problem(
                        Kind.LOGIN_REJECTED, first, List.of(Protocol.SMTP, Protocol.IMAP), Cause.LOGIN_REJECTED)),
                status().problems());
    }

    @Test
    void takesTheWarningBackAfterRecovery() throws Exception {
        store(Accounts.firstOne(Accounts.sending()));
        health(service -> service.failed(1, Protocol.SMTP, Cause.LOGIN_REJECTED));

        health(service -> service.worked(1, Protocol.SMTP));

        assertTrue(status().isWorking());
    }

    @Test
    void forgetsTheHealthOfTheAccountBefore() throws Exception {
        store(Accounts.firstOne(Accounts.sending()));
        health(service -> service.failed(1, Protocol.SMTP, Cause.LOGIN_REJECTED));

        store(new AccountChange(1, Accounts.sending(), Optional.of("new"), List.of()));
        health(service -> service.failed(1, Protocol.SMTP, Cause.LOGIN_REJECTED));

        assertTrue(status().isWorking());
    }

    private void loseKey() throws IOException {
        Files.delete(keyFile.path());
        openKeyFile();
    }

    private void store(AccountChange change) throws AccountChangedException {
        Optional<AccountChangedException> refused = database.compute(entityManager -> {
            try {
                new EmailAccountService(entityManager, keyFile, clock).store(change);
                return Optional.empty();
            } catch (AccountChangedException e) {
                return Optional.of(e);
            }
        });
        if (refused.isPresent()) {
            throw refused.get();
        }
    }

    private Optional<AccountSettings> settings() throws PasswordLostException {
        Optional<PasswordLostException> lost = database.compute(entityManager -> {
            try {
                new EmailAccountService(entityManager, keyFile, clock).settings();
                return Optional.empty();
            } catch (PasswordLostException e) {
                return Optional.of(e);
            }
        });
        if (lost.isPresent()) {
            throw lost.get();
        }
        return database.compute(entityManager -> {
            try {
                return new EmailAccountService(entityManager, keyFile, clock).settings();
            } catch (PasswordLostException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Optional<AccountSettings> settingsFor(AccountChange change) {
        return database.compute(
                entityManager -> new EmailAccountService(entityManager, keyFile, clock).settingsFor(change));
    }

    private AccountStatus status() {
        return database.compute(entityManager -> new AccountHealthService(entityManager, keyFile, clock).status());
    }

    private void health(Consumer<AccountHealthService> look) {
        database.run(entityManager -> look.accept(new AccountHealthService(entityManager, keyFile, clock)));
    }
}
