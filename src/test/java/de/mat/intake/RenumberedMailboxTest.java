package de.mat.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.inquiry.JoiningMail;
import de.mat.inquiry.NewInquiries;
import de.mat.inquiry.NewInquiry;
import de.mat.mail.Envelope;
import de.mat.mail.ReceivedMail.Address;
import de.mat.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What was settled stays settled when the mail server gives all mails new numbers (another UIDVALIDITY). */
class RenumberedMailboxTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant FROM = NOW.minus(Duration.ofDays(14));
    private static final String ANA = "buyer-ab1cd2ef3gh4i@channel.machineseeker.com";

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Books books = new Books(database, clock);
    private final QuarantineBooks quarantine = new QuarantineBooks(database, clock);
    private final long before = open(1);

    @Test
    void aDigestIsNotImportedAgain() {
        ImportedMail digest = mail(5, "digest", inquiry(), inquiry(), inquiry());
        books.importMail(before, digest);

        assertEquals(LedgerState.KNOWN, books.importMail(open(2), mail(1, "digest", inquiry(), inquiry(), inquiry())));

        assertEquals(3, count("Inquiry"));
        assertEquals(1, count("RawMail"));
    }

    @Test
    void aJoinedMailIsNotJoinedAgain() {
        books.importMail(before, mail(5, "first", inquiry()));
        assertEquals(LedgerState.JOINED, books.importMail(before, answer(6, "second")));

        long after = open(2);
        assertEquals(LedgerState.KNOWN, books.importMail(after, answer(2, "second")));
        assertEquals(LedgerState.KNOWN, books.importMail(after, mail(1, "first", inquiry())));

        assertEquals(1, count("Inquiry"));
        assertEquals(1, count("JoinedMail"));
    }

    @Test
    void whatIsKnownStaysKnownWithEveryFurtherChange() {
        books.importMail(before, mail(5, "a", inquiry()));

        for (int generation = 2; generation < 6; generation++) {
            assertEquals(LedgerState.KNOWN, books.importMail(open(generation), mail(7 - generation, "a", inquiry())));
        }

        assertEquals(1, count("Inquiry"));
    }

    @Test
    void aQuarantinedMailIsNotQuarantinedAgain() {
        quarantineOnce(before, 5);

        assertEquals(LedgerState.KNOWN, books.fail(open(2), unreadable(1)));

        assertEquals(1, quarantine.count());
    }

    @Test
    void aQuarantinedMailThatCanBeReadByNowIsImported() {
        quarantineOnce(before, 5);

        assertEquals(LedgerState.IMPORTED, books.importMail(open(2), mail(1, "poison", inquiry())));

        assertEquals(0, quarantine.count());
        assertEquals(1, count("Inquiry"));
    }

    @Test
    void aDiscardedMailDoesNotComeBack() {
        quarantineOnce(before, 5);
        quarantine.discard(quarantine.list(0, 1).get(0).id());

        assertEquals(LedgerState.KNOWN, books.fail(open(2), unreadable(1)));

        assertEquals(0, quarantine.count());
    }

    @Test
    void aDiscardedMailThatWasNeverFetchedDoesNotComeBack() {
        books.fail(before, FailedMail.of(envelope(5), MailProblem.TOO_LARGE));
        quarantine.discard(quarantine.list(0, 1).get(0).id());

        assertEquals(LedgerState.KNOWN, books.fail(open(2), FailedMail.of(envelope(1), MailProblem.TOO_LARGE)));
    }

    @Test
    void aMailThatCouldNotBeFetchedWaitsUnderItsNewNumberOnly() {
        books.fail(before, FailedMail.of(envelope(4), MailProblem.NOT_FETCHED));
        books.fail(before, FailedMail.of(envelope(5), MailProblem.TOO_LARGE));

        long after = open(2);

        assertEquals(
                List.of(LedgerState.TAKEN_AWAY, LedgerState.TAKEN_AWAY),
                books.ledger().stream().map(LedgerEntry::getState).toList());
        assertEquals(LedgerState.QUARANTINED, books.fail(after, FailedMail.of(envelope(1), MailProblem.TOO_LARGE)));
        assertTrue(quarantine.count() == 1, "one entry of it");
    }

    private long open(long uidValidity) {
        return books.open(new FolderGeneration(1, "imap.example.com", "anfragen", "INBOX", uidValidity), FROM)
                .getId();
    }

    private void quarantineOnce(long position, long uid) {
        for (int i = 0; i < 3; i++) {
            books.fail(position, unreadable(uid));
        }
        assertEquals(1, quarantine.count());
    }

    private static FailedMail unreadable(long uid) {
        return FailedMail.of(envelope(uid), MailProblem.UNREADABLE).with(bytes("poison"));
    }

    private static Envelope envelope(long uid) {
        return new Envelope(uid, List.of(new Address("Ana", ANA)), Optional.of("Anfrage"), NOW, 30_000_000);
    }

    private static NewInquiry inquiry() {
        return NewInquiries.from(ANA, Optional.empty(), NOW);
    }

    private static ImportedMail mail(long uid, String content, NewInquiry... inquiries) {
        return new ImportedMail(uid, bytes(content), ContentIdentity.of(bytes(content)), List.of(inquiries));
    }

    private static ImportedMail answer(long uid, String content) {
        JoiningMail joining = new JoiningMail(
                "machineseeker",
                Optional.of(ANA),
                Optional.of(ANA),
                List.of(),
                NOW,
                Optional.empty(),
                "Noch eine Frage",
                Optional.empty());
        return new ImportedMail(
                uid, bytes(content), ContentIdentity.of(bytes(content)), List.of(inquiry()), Optional.of(joining));
    }

    private static byte[] bytes(String text) {
        return ("Subject: " + text + "\n\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    private long count(String entity) {
        return database.compute(entityManager -> entityManager
                .createQuery("select count(x) from " + entity + " x", Long.class)
                .getSingleResult());
    }
}
