package de.mat.intake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import de.mat.inquiry.Inquiry;
import de.mat.inquiry.InquiryBooks;
import de.mat.inquiry.NewInquiries;
import de.mat.testing.RealPostgres;
import de.mat.testing.TestDatabase;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The books of the import on PostgreSQL, as on the embedded database. */
class IntakePostgresIT {

    private static final Instant NOW = Instant.parse("2026-10-25T00:30:00.123456Z");
    private static final FolderGeneration FOLDER = new FolderGeneration(1, "imap.example.com", "anfragen", "INBOX", 1);

    @Test
    void keepsTheBooksOfTheImport() throws Exception {
        byte[] raw = new byte[2_500_000];
        new Random(1).nextBytes(raw);
        try (RealPostgres postgres = RealPostgres.start();
                TestDatabase database = TestDatabase.on(dataSource(postgres))) {
            Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
            Books books = new Books(database, clock);
            long position = books.open(FOLDER, NOW.minus(Duration.ofDays(14))).getId();

            assertEquals(LedgerState.IMPORTED, books.importMail(position, mail(5, raw)));
            assertEquals(LedgerState.IMPORTED, books.importMail(position, mail(5, raw)));
            books.leaveAlone(position, List.of(6L), LedgerState.NOT_FOR_US);
            books.fail(position, FailedMail.of(7, MailProblem.UNREADABLE).with(raw));
            assertThrows(PersistenceException.class, () -> anotherNodeWrites(database, position, 5));
            books.advance(books.open(FOLDER, NOW), 20);
            RunBooks runs = new RunBooks(database, clock);
            runs.ended(new ImportRun(NOW, NOW, new ImportCount(), RunOutcome.COMPLETE), Optional.of(position));

            assertEquals(List.of(8L, 7L), books.unsettled(position, new TreeSet<>(List.of(5L, 6L, 7L, 8L))));
            assertEquals(6, books.open(FOLDER, NOW).getLastUid());
            assertEquals(NOW, runs.lastRun().orElseThrow().getStarted());
            database.run(entityManager -> {
                Inquiry inquiry = entityManager
                        .createQuery("select i from Inquiry i", Inquiry.class)
                        .getSingleResult();
                assertEquals(NOW, inquiry.getReceived());
                assertEquals("Grüße ohne Null", inquiry.getSubject());
                assertArrayEquals(raw, inquiry.getRawMail().content());
                assertEquals(1, InquiryBooks.in(entityManager).list(0, 10).size());
            });
        }
    }

    private static void anotherNodeWrites(TestDatabase database, long position, long uid) {
        database.run(entityManager -> {
            LedgerEntry entry = new LedgerEntry(entityManager.find(MailboxPosition.class, position), uid);
            entry.leftAlone(LedgerState.NOT_FOR_US, NOW);
            entityManager.persist(entry);
            entityManager.flush();
        });
    }

    private static PGSimpleDataSource dataSource(RealPostgres postgres) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(postgres.url());
        dataSource.setUser(postgres.user());
        return dataSource;
    }

    private static ImportedMail mail(long uid, byte[] raw) {
        return new ImportedMail(uid, raw, "identity", List.of(NewInquiries.about("Grüße ohne\u0000 Null", NOW)));
    }
}
