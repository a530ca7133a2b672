package de.mat.intake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.inquiry.NewInquiries;
import de.mat.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class IntakeServiceTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant FROM = NOW.minus(Duration.ofDays(14));
    private static final FolderGeneration FIRST = new FolderGeneration(1, "imap.example.com", "anfragen", "INBOX", 1);
    private static final FolderGeneration SECOND = new FolderGeneration(1, "imap.example.com", "anfragen", "INBOX", 2);

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    private final Books books = new Books(database, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aMailAndItsLedgerEntryComeTogether() {
        long position = books.open(FIRST, FROM).getId();

        assertEquals(LedgerState.IMPORTED, books.importMail(position, mail(5, "a")));

        assertEquals(1, count("Inquiry"));
        database.run(entityManager -> {
            LedgerEntry entry = onlyEntry(entityManager);
            assertEquals(5, entry.getUid());
            assertEquals(LedgerState.IMPORTED, entry.getState());
            assertArrayEquals(bytes("a"), entry.getRawMail().content());
        });
    }

    @Test
    void theSameMailTwiceIsOneInquiry() {
        long position = books.open(FIRST, FROM).getId();
        books.importMail(position, mail(5, "a"));

        books.importMail(position, mail(5, "a"));

        assertEquals(1, count("Inquiry"));
    }

    @Test
    void aFailureBeforeTheEndOfTheTransactionLeavesNothing() {
        long position = books.open(FIRST, FROM).getId();
        books.beforeCommit(mail -> {
            throw new IllegalStateException("the database is gone");
        });

        assertThrows(IllegalStateException.class, () -> books.importMail(position, mail(5, "a")));

        assertEquals(0, count("Inquiry"));
        assertEquals(0, count("RawMail"));
        assertTrue(books.ledger().isEmpty());
    }

    @Test
    void theUniqueKeyRefusesTheSlowerNode() {
        long position = books.open(FIRST, FROM).getId();
        Books slower = new Books(database, Clock.fixed(NOW, ZoneOffset.UTC));

        PersistenceException refused = assertThrows(
                PersistenceException.class,
                () -> database.run(entityManager -> {
                    // The slower node has looked into the ledger and found nothing when the faster one comes.
                    LedgerEntry entry = new LedgerEntry(entityManager.find(MailboxPosition.class, position), 5);
                    books.importMail(position, mail(5, "a"));
                    entry.leftAlone(LedgerState.NOT_FOR_US, NOW);
                    entityManager.persist(entry);
                    entityManager.flush();
                }));

        assertTrue(refused.getMessage().contains("ledger_entry")
                || refused.getMessage().contains("LEDGER_ENTRY"));
        assertEquals(LedgerState.IMPORTED, slower.importMail(position, mail(5, "a")));
        assertEquals(1, count("Inquiry"));
        assertEquals(1, books.ledger().size());
    }

    @Test
    void newMailsComeBeforeThoseThatFailed() {
        long position = books.open(FIRST, FROM).getId();
        books.fail(position, FailedMail.of(1, MailProblem.UNREADABLE));
        books.importMail(position, mail(2, "a"));
        books.leaveAlone(position, List.of(3L), LedgerState.NOT_FOR_US);

        assertEquals(List.of(4L, 5L, 1L), books.unsettled(position, new TreeSet<>(List.of(1L, 2L, 3L, 4L, 5L))));
    }

    @Test
    void whatFailedMoreOftenComesLater() {
        long position = books.open(FIRST, FROM).getId();
        for (long uid : List.of(1L, 1L, 2L, 3L, 1L, 2L)) {
            books.fail(position, FailedMail.of(uid, MailProblem.NOT_FETCHED));
        }
        FolderGeneration other = new FolderGeneration(1, "imap.example.com", "verkauf", "INBOX", 1);
        books.fail(books.open(other, FROM).getId(), FailedMail.of(4, MailProblem.NOT_FETCHED));

        assertEquals(List.of(3L, 2L, 1L), books.toRetry(position));
        assertEquals(List.of(4L, 3L, 1L), books.unsettled(position, new TreeSet<>(List.of(1L, 3L, 4L))));
    }

    @Test
    void theThirdFailureQuarantinesAndKeepsTheMail() {
        long position = books.open(FIRST, FROM).getId();
        byte[] raw = {1, 2, 3};

        assertEquals(
                LedgerState.TO_RETRY,
                books.fail(position, FailedMail.of(7, MailProblem.UNREADABLE).with(raw)));
        assertEquals(
                LedgerState.TO_RETRY,
                books.fail(position, FailedMail.of(7, MailProblem.UNREADABLE).with(raw)));
        assertEquals(
                LedgerState.QUARANTINED,
                books.fail(position, FailedMail.of(7, MailProblem.UNREADABLE).with(raw)));

        assertEquals(1, new QuarantineBooks(database, Clock.systemUTC()).count());
        database.run(entityManager -> {
            LedgerEntry entry = onlyEntry(entityManager);
            assertEquals(3, entry.getTries());
            assertEquals(MailProblem.UNREADABLE, entry.getReason());
            assertArrayEquals(raw, entry.getRawMail().content());
        });
    }

    @Test
    void aMailThatIsTooLargeIsNotTriedAgain() {
        long position = books.open(FIRST, FROM).getId();

        assertEquals(LedgerState.QUARANTINED, books.fail(position, FailedMail.of(7, MailProblem.TOO_LARGE)));
    }

    @Test
    void aMailThatCannotBeFetchedIsTriedForHours() {
        long position = books.open(FIRST, FROM).getId();

        for (int i = 0; i < 99; i++) {
            assertEquals(LedgerState.TO_RETRY, books.fail(position, FailedMail.of(7, MailProblem.NOT_FETCHED)));
        }
        assertEquals(LedgerState.QUARANTINED, books.fail(position, FailedMail.of(7, MailProblem.NOT_FETCHED)));
    }

    @Test
    void aMailThatFailedBeforeMayStillBeImported() {
        long position = books.open(FIRST, FROM).getId();
        books.fail(position, FailedMail.of(7, MailProblem.NOT_FETCHED));

        assertEquals(LedgerState.IMPORTED, books.importMail(position, mail(7, "a")));

        assertNull(books.ledger().get(0).getReason());
    }

    @Test
    void thePositionStaysBeforeAMailThatWillBeTriedAgain() {
        long position = books.open(FIRST, FROM).getId();
        books.fail(position, FailedMail.of(7, MailProblem.UNREADABLE));

        books.advance(books.open(FIRST, FROM), 20);
        assertEquals(6, books.open(FIRST, FROM).getLastUid());

        books.fail(position, FailedMail.of(7, MailProblem.UNREADABLE));
        books.fail(position, FailedMail.of(7, MailProblem.UNREADABLE));
        books.advance(books.open(FIRST, FROM), 20);
        assertEquals(20, books.open(FIRST, FROM).getLastUid());
    }

    @Test
    void aLateRunDoesNotMoveThePosition() {
        MailboxPosition late = books.open(FIRST, FROM);
        books.advance(books.open(FIRST, FROM), 10);

        books.advance(late, 20);

        assertEquals(10, books.open(FIRST, FROM).getLastUid());
    }

    @Test
    void aLateRunChangesNothingThatAnotherOneHasSettled() {
        long position = books.open(FIRST, FROM).getId();
        books.importMail(position, mail(5, "a"));
        books.leaveAlone(position, List.of(6L), LedgerState.NOT_FOR_US);

        assertEquals(LedgerState.IMPORTED, books.fail(position, FailedMail.of(5, MailProblem.UNREADABLE)));
        assertEquals(LedgerState.NOT_FOR_US, books.importMail(position, mail(6, "b")));
        books.leaveAlone(position, List.of(5L), LedgerState.TOO_OLD);

        assertEquals(
                List.of(LedgerState.IMPORTED, LedgerState.NOT_FOR_US),
                books.ledger().stream().map(LedgerEntry::getState).toList());
        assertEquals(1, count("Inquiry"));
    }

    @Test
    void thePositionNeverGoesBack() {
        long position = books.open(FIRST, FROM).getId();
        books.advance(books.open(FIRST, FROM), 20);

        books.advance(books.open(FIRST, FROM), 10);

        assertEquals(20, books.open(FIRST, FROM).getLastUid());
    }

    @Test
    void anotherUidValidityBeginsAnew() {
        books.advance(books.open(FIRST, FROM), 20);

        MailboxPosition second = books.open(SECOND, FROM);

        assertEquals(0, second.getLastUid());
        assertEquals(FROM, second.getImportFrom());
    }

    @Test
    void anEarlierDateMakesMailsThatWereTooOldCandidatesAgain() {
        long position = books.open(FIRST, FROM).getId();
        books.leaveAlone(position, List.of(1L, 2L), LedgerState.TOO_OLD);
        books.leaveAlone(position, List.of(3L), LedgerState.NOT_FOR_US);
        books.importMail(position, mail(4, "a"));
        books.advance(books.open(FIRST, FROM), 4);

        MailboxPosition earlier = books.open(FIRST, FROM.minusSeconds(1));

        assertEquals(0, earlier.getLastUid());
        assertEquals(FROM.minusSeconds(1), earlier.getImportFrom());
        assertEquals(List.of(1L, 2L), books.unsettled(position, new TreeSet<>(List.of(1L, 2L, 3L, 4L))));
    }

    @Test
    void aLaterDateLeavesMoreAloneAndTakesNothingBack() {
        long position = books.open(FIRST, FROM).getId();
        books.importMail(position, mail(4, "a"));
        books.advance(books.open(FIRST, FROM), 4);

        MailboxPosition later = books.open(FIRST, FROM.plusSeconds(1));

        assertEquals(4, later.getLastUid());
        assertEquals(FROM.plusSeconds(1), later.getImportFrom());
        assertEquals(1, count("Inquiry"));
    }

    @Test
    void theSameContentUnderAnotherUidValidityIsKnown() {
        books.importMail(books.open(FIRST, FROM).getId(), mail(5, "a"));
        long second = books.open(SECOND, FROM).getId();

        assertEquals(LedgerState.KNOWN, books.importMail(second, mail(1, "a")));
        assertEquals(LedgerState.IMPORTED, books.importMail(second, mail(2, "b")));

        assertEquals(2, count("Inquiry"));
    }

    @Test
    void theSameContentUnderOneUidValidityIsTwoMails() {
        long position = books.open(FIRST, FROM).getId();
        books.importMail(position, mail(5, "a"));

        assertEquals(LedgerState.IMPORTED, books.importMail(position, mail(6, "a")));

        assertEquals(2, count("Inquiry"));
    }

    @Test
    void anotherMailboxHasItsOwnPosition() {
        books.advance(books.open(FIRST, FROM), 20);

        FolderGeneration other = new FolderGeneration(1, "imap.example.com", "verkauf", "INBOX", 1);

        assertEquals(0, books.open(other, NOW).getLastUid());
        assertEquals(NOW, books.open(other, NOW).getImportFrom());
    }

    private static ImportedMail mail(long uid, String content) {
        return new ImportedMail(uid, bytes(content), content, List.of(NewInquiries.about("Anfrage", NOW)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private long count(String entity) {
        return database.compute(entityManager -> entityManager
                .createQuery("select count(x) from " + entity + " x", Long.class)
                .getSingleResult());
    }

    private static LedgerEntry onlyEntry(EntityManager entityManager) {
        return entityManager
                .createQuery("select e from LedgerEntry e", LedgerEntry.class)
                .getSingleResult();
    }
}
