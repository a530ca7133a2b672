package de.mat.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import de.mat.base.DataFolder;
import de.mat.base.KeyFile;
import de.mat.mail.Protocol;
import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginGateServiceTest {

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
    void pausesAfterThreeRejectedTries() {
        AccountSettings settings = settings("wrong");

        assertEquals(Optional.empty(), begin(settings));
        assertEquals(Optional.empty(), begin(settings));
        assertEquals(Optional.empty(), begin(settings));

        assertEquals(Optional.of(in(Duration.ofMinutes(15))), begin(settings));
    }

    @Test
    void allowsOneMoreTryAfterThePauseAndThenPausesTwiceAsLong() {
        AccountSettings settings = settings("wrong");
        for (int i = 0; i < 3; i++) {
            begin(settings);
        }
        clock.advance(Duration.ofMinutes(15));

        assertEquals(Optional.empty(), begin(settings));
        assertEquals(Optional.of(in(Duration.ofMinutes(30))), begin(settings));
    }

    @Test
    void neverPausesLongerThanADay() {
        AccountSettings settings = settings("wrong");
        for (int i = 0; i < 20; i++) {
            begin(settings);
            clock.advance(Duration.ofHours(24));
        }
        begin(settings);

        assertEquals(Optional.of(in(Duration.ofHours(24))), begin(settings));
    }

    @Test
    void forgetsTheTriesWhenTheServerTookTheLogin() {
        AccountSettings settings = settings("right");
        begin(settings);
        begin(settings);

        tell(gate -> gate.accepted(settings, Protocol.IMAP));

        for (int i = 0; i < 3; i++) {
            assertEquals(Optional.empty(), begin(settings));
        }
    }

    @Test
    void doesNotCountTriesThatNoServerJudged() {
        AccountSettings settings = settings("right");

        for (int i = 0; i < 10; i++) {
            assertEquals(Optional.empty(), begin(settings));
            tell(gate -> gate.undecided(settings, Protocol.IMAP));
        }
    }

    @Test
    void countsTriesThatBeginAtTheSameMoment() {
        AccountSettings settings = settings("wrong");
        begin(settings);
        begin(settings);
        begin(settings);
        tell(gate -> gate.undecided(settings, Protocol.IMAP));

        assertEquals(Optional.empty(), begin(settings));
        assertFalse(begin(settings).isEmpty());
    }

    @Test
    void letsAnotherPasswordThrough() {
        for (int i = 0; i < 4; i++) {
            begin(settings("wrong"));
        }

        assertEquals(Optional.empty(), begin(settings("right")));
    }

    @Test
    void keepsNoPassword() throws Exception {
        begin(settings("Herbst-Laub-7"));

        try (var connection = database.dataSource().getConnection();
                var rows = connection.createStatement().executeQuery("select credential from login_gate")) {
            rows.next();
            assertFalse(rows.getString(1).contains("Herbst"));
        }
    }

    @Test
    void countsTheTriesAtBothServersTogether() {
        AccountSettings settings = settings("wrong");
        begin(settings, Protocol.SMTP);
        begin(settings, Protocol.IMAP);
        begin(settings, Protocol.SMTP);

        assertFalse(begin(settings, Protocol.IMAP).isEmpty());
        assertFalse(begin(settings, Protocol.SMTP).isEmpty());
    }

    @Test
    void keepsAServerOpenThatAcceptsWhatTheOtherRejects() {
        AccountSettings settings = settings("accepted by one");
        for (int i = 0; i < 3; i++) {
            begin(settings, Protocol.IMAP);
            assertEquals(Optional.empty(), begin(settings, Protocol.SMTP));
            tell(gate -> gate.accepted(settings, Protocol.SMTP));
        }

        assertFalse(begin(settings, Protocol.IMAP).isEmpty());
        assertEquals(Optional.empty(), begin(settings, Protocol.SMTP));
    }

    @Test
    void doesNotHoldAgainstTheRightServerWhatAWrongOneRejected() {
        AccountDetails elsewhere = Accounts.importing();
        elsewhere.setImapHost("imap.anders.example");
        AccountSettings wrong = AccountSettings.of(1, elsewhere, Optional.of("right"), List.of());
        for (int i = 0; i < 4; i++) {
            begin(wrong);
        }

        assertEquals(Optional.empty(), begin(settings("right")));
    }

    @Test
    void knowsAMailboxAgainWhateverItsSmtpServer() {
        AccountDetails elsewhere = Accounts.importing();
        elsewhere.setSmtpHost("smtp.anders.example");
        for (int i = 0; i < 3; i++) {
            begin(settings("wrong"));
        }

        assertFalse(begin(AccountSettings.of(1, elsewhere, Optional.of("wrong"), List.of()))
                .isEmpty());
    }

    private Optional<Instant> begin(AccountSettings settings) {
        return begin(settings, Protocol.IMAP);
    }

    private Optional<Instant> begin(AccountSettings settings, Protocol protocol) {
        return database.compute(
                entityManager -> new LoginGateService(entityManager, keyFile, clock).begin(settings, protocol));
    }

    private void tell(Consumer<LoginGateService> end) {
        database.run(entityManager -> end.accept(new LoginGateService(entityManager, keyFile, clock)));
    }

    private Instant in(Duration duration) {
        return clock.instant().plus(duration);
    }

    private static AccountSettings settings(String password) {
        return AccountSettings.of(1, Accounts.importing(), Optional.of(password), List.of());
    }
}
