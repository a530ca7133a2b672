package de.mat.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.mat.testing.RealPostgres;
import de.mat.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** How the import is doing, read from PostgreSQL as from the embedded database. */
class ImportHealthPostgresIT {

    private static final Instant NOW = Instant.parse("2026-10-25T00:30:00.123456Z");

    @Test
    void readsWhatTheRunsLeftBehind() throws Exception {
        try (RealPostgres postgres = RealPostgres.start();
                TestDatabase database = TestDatabase.on(dataSource(postgres))) {
            Books books = new Books(database, Clock.fixed(NOW, ZoneOffset.UTC));
            RunBooks runs = new RunBooks(database, Clock.fixed(NOW, ZoneOffset.UTC));
            runs.ended(new ImportRun(NOW, NOW, new ImportCount(), RunOutcome.COMPLETE), Optional.empty());
            assertEquals(ImportStatus.Kind.WORKING, status(database).kind());
            assertEquals(Optional.of(NOW), status(database).worked());

            long position = books.open(new FolderGeneration(1, "imap.example.com", "anfragen", "INBOX", 1), NOW)
                    .getId();
            books.fail(position, FailedMail.of(8, MailProblem.TOO_LARGE));
            runs.ended(new ImportRun(NOW, NOW, new ImportCount(), RunOutcome.LOGIN_PAUSED), Optional.empty());

            assertEquals(ImportStatus.Kind.LOGIN_REJECTED, status(database).kind());
            assertEquals(Optional.of(NOW), status(database).since());
            assertEquals(Optional.of(NOW), status(database).quarantine().since());
        }
    }

    private static ImportStatus status(TestDatabase database) {
        return database.compute(entityManager -> new ImportHealthService(
                        entityManager,
                        new ImportingAccount(NOW, true),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        Duration.ofMinutes(2),
                        NOW)
                .status());
    }

    private static PGSimpleDataSource dataSource(RealPostgres postgres) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(postgres.url());
        dataSource.setUser(postgres.user());
        return dataSource;
    }
}
