package de.mat.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.inquiry.Inquiry;
import de.mat.inquiry.KeptBooks;
import de.mat.inquiry.NewInquiries;
import de.mat.inquiry.ReadAgain;
import de.mat.mail.Envelope;
import de.mat.mail.ReceivedMail.Address;
import de.mat.platform.ShippedSenders;
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

/** Another try of quarantined mails, and kept mails that are read again. */
class RereaderTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final FolderGeneration FOLDER = new FolderGeneration(1, "imap.example.com", "anfragen", "INBOX", 1);
    private static final String ANA = "buyer-ab1cd2ef3gh4i@channel.machineseeker.com";
    private static final String GOOD = "From: Ana Beispiel <" + ANA + ">\r\nSubject: Anfrage\r\n\r\nGuten Tag\r\n";
    private static final String POISON = "X-Header: x\r\n".repeat(6_000) + GOOD;

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Books books = new Books(database, clock);
    private final QuarantineBooks quarantine = new QuarantineBooks(database, clock);
    private final RunningReread running = new RunningReread();
    private final Rereader rereader =
            new Rereader(new KeptBooks(database), quarantine, ShippedSenders.platforms(), running);

    private final long position =
            books.open(FOLDER, NOW.minus(Duration.ofDays(1))).getId();

    @Test
    void aQuarantinedMailThatCanBeReadByNowIsImported() {
        long id = quarantined(MailProblem.UNREADABLE, GOOD);

        assertEquals(RetryOutcome.IMPORTED, rereader.retry(id));

        assertEquals(0, quarantine.count());
        Inquiry inquiry = inquiries().get(0);
        assertEquals("Ana Beispiel", inquiry.getPerson());
        assertEquals(NOW, inquiry.getReceived());
        assertEquals(
                List.of(LedgerState.IMPORTED),
                books.ledger().stream().map(LedgerEntry::getState).toList());
        assertEquals(1, count("RawMail"), "the kept text is that of the inquiry");
        assertEquals(RetryOutcome.GONE, rereader.retry(id), "nothing comes of a second press");
        assertEquals(1, inquiries().size());
    }

    @Test
    void aQuarantinedAnswerJoinsItsInquiry() {
        books.importMail(
                position, new ImportedMail(1, bytes("x"), "x", List.of(NewInquiries.from(ANA, Optional.empty(), NOW))));

        assertEquals(RetryOutcome.JOINED, rereader.retry(quarantined(MailProblem.NOT_STORED, GOOD)));

        assertEquals(1, inquiries().size());
        assertEquals(1, count("JoinedMail"));
    }

    @Test
    void aMailThatFailsAgainStaysInQuarantine() {
        long id = quarantined(MailProblem.UNREADABLE, POISON);

        assertEquals(RetryOutcome.FAILED, rereader.retry(id));

        QuarantinedMail mail = quarantine.find(id).orElseThrow();
        assertEquals(4, mail.tries());
        assertEquals(MailProblem.UNREADABLE, mail.reason());
        assertEquals(POISON.length(), mail.size());
    }

    @Test
    void whatIsKnownOfAQuarantinedMailIsTold() {
        long id = quarantined(MailProblem.UNREADABLE, POISON);

        QuarantinedMail mail = quarantine.list(0, 10).get(0);
        assertEquals(id, mail.id());
        assertEquals(ANA, mail.sender());
        assertEquals("Anfrage", mail.subject());
        assertEquals(NOW, mail.received());
        assertTrue(mail.fetched());
        assertEquals(POISON, new String(quarantine.text(id).orElseThrow(), StandardCharsets.UTF_8));
    }

    @Test
    void aMailThatWasNeverFetchedIsFetchedByTheNextRun() {
        books.fail(position, FailedMail.of(envelope(ANA), MailProblem.TOO_LARGE));
        books.advance(books.open(FOLDER, NOW), 20);
        long id = quarantine.list(0, 1).get(0).id();
        assertFalse(quarantine.find(id).orElseThrow().fetched());

        assertEquals(RetryOutcome.TO_FETCH, rereader.retry(id));

        assertEquals(0, quarantine.count());
        MailboxPosition now = books.open(new FolderGeneration(1, "imap.example.com", "anfragen", "INBOX", 1), NOW);
        assertEquals(6, now.getLastUid(), "the search finds it again");
    }

    @Test
    void aMailOfNoPlatformStaysInQuarantine() {
        for (int i = 0; i < 3; i++) {
            books.fail(
                    position,
                    FailedMail.of(envelope("ana@example.com"), MailProblem.UNREADABLE)
                            .with(bytes(GOOD)));
        }

        assertEquals(
                RetryOutcome.NO_PLATFORM,
                rereader.retry(quarantine.list(0, 1).get(0).id()));

        assertEquals(1, quarantine.count());
    }

    @Test
    void aDiscardedMailLosesItsTextAndStaysAsANumber() {
        long id = quarantined(MailProblem.UNREADABLE, POISON);

        quarantine.discard(id);
        quarantine.discard(id);

        assertEquals(0, quarantine.count());
        assertEquals(0, count("RawMail"));
        assertEquals(
                List.of(LedgerState.DISCARDED),
                books.ledger().stream().map(LedgerEntry::getState).toList());
        assertEquals(RetryOutcome.GONE, rereader.retry(id));
    }

    @Test
    void anInquiryIsReadAgain() {
        long inquiry = importPoorly(7, GOOD);

        assertEquals(Optional.of(new ReadAgain(1, 0)), rereader.reread(inquiry));
        assertEquals("Ana Beispiel", inquiries().get(0).getPerson());
        assertEquals(Optional.of(new ReadAgain(0, 0)), rereader.reread(inquiry));
    }

    @Test
    void anInquiryWhoseMailCannotBeReadStaysAsItIs() {
        long inquiry = importPoorly(7, POISON);

        assertEquals(Optional.empty(), rereader.reread(inquiry));
        assertEquals(Optional.empty(), rereader.reread(4711));

        assertEquals(1, inquiries().size());
    }

    @Test
    void aMailOfWhichOnlyTheHeadersAreKeptStaysAsItIs() {
        long inquiry = importPoorly(7, "From: Ana Beispiel <" + ANA + ">\r\nSubject: Anfrage\r\n\r\n");

        assertEquals(Optional.of(new ReadAgain(0, 0)), rereader.reread(inquiry));

        assertEquals("Guten Tag", inquiries().get(0).getMessage());
    }

    @Test
    void allKeptMailsOfAPlatformAreReadAgain() {
        for (int uid = 1; uid <= 205; uid++) {
            books.importMail(position, poor(uid, uid == 7 ? POISON : GOOD));
        }

        assertTrue(rereader.begin("machineseeker"));
        assertFalse(rereader.begin("machineseeker"), "one at a time");
        rereader.rereadAll("machineseeker");

        assertEquals(
                new RereadProgress("machineseeker", 205, 205, 204, 0, 1, RereadProgress.State.DONE),
                running.progress());
        assertEquals(205, inquiries().size());
        assertTrue(rereader.begin("machineseeker"));
        rereader.rereadAll("machineseeker");
        assertEquals(0, running.progress().updated());
    }

    @Test
    void readingAgainEndsWhenTold() {
        importPoorly(1, GOOD);
        rereader.begin("machineseeker");

        running.stop();
        rereader.rereadAll("machineseeker");

        assertEquals(0, running.progress().done());
        assertEquals(RereadProgress.State.STOPPED, running.progress().state());
        assertFalse(running.isRunning());
    }

    private long quarantined(MailProblem problem, String text) {
        for (int i = 0; i < 3; i++) {
            books.fail(position, FailedMail.of(envelope(ANA), problem).with(bytes(text)));
        }
        return quarantine.list(0, 1).get(0).id();
    }

    private static Envelope envelope(String from) {
        return new Envelope(7, List.of(new Address("Ana", from)), Optional.of("Anfrage"), NOW, 100);
    }

    /** As an earlier reader might have done. */
    private long importPoorly(long uid, String text) {
        books.importMail(position, poor(uid, text));
        List<Inquiry> inquiries = inquiries();
        return inquiries.get(inquiries.size() - 1).getId();
    }

    private static ImportedMail poor(long uid, String text) {
        return new ImportedMail(uid, bytes(text), "x" + uid, List.of(NewInquiries.about("Anfrage", NOW)));
    }

    private List<Inquiry> inquiries() {
        return database.compute(entityManager -> entityManager
                .createQuery("select i from Inquiry i order by i.id", Inquiry.class)
                .getResultList());
    }

    private long count(String entity) {
        return database.compute(entityManager -> entityManager
                .createQuery("select count(x) from " + entity + " x", Long.class)
                .getSingleResult());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
