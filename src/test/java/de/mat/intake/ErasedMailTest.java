package de.mat.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.mat.contact.Allowances;
import de.mat.inquiry.NewInquiries;
import de.mat.inquiry.NewInquiry;
import de.mat.mail.Envelope;
import de.mat.mail.ReceivedMail.Address;
import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person wrote before being erased is in the mailbox still, and never comes in again. */
class ErasedMailTest {

    private static final String ANA = "buyer-ab1cd2ef3gh4i@channel.machineseeker.com";
    private static final String BORIS = "buyer-bb1cd2ef3gh4i@channel.machineseeker.com";

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    private final ManualClock clock = new ManualClock();
    private final Instant before = clock.instant().minus(Duration.ofDays(3));
    private final Books books = new Books(database, clock);
    private final QuarantineBooks quarantine = new QuarantineBooks(database, clock);
    private final long position = books.open(
                    new FolderGeneration(1, "imap.example.com", "anfragen", "INBOX", 1),
                    clock.instant().minus(Duration.ofDays(14)))
            .getId();

    @BeforeEach
    void anaWasErased() {
        database.run(
                entityManager -> Allowances.suppression(entityManager, clock).erase(List.of(ANA)));
    }

    @Test
    void anOldMailIsLeftAlone() {
        assertEquals(
                LedgerState.DISCARDED, books.importMail(position, mail(1, NewInquiries.from(ANA, none(), before))));

        assertEquals(0, count("Inquiry"));
        assertEquals(0, count("RawMail"));
    }

    @Test
    void aNewMailIsANewInquiry() {
        clock.advance(Duration.ofHours(1));

        assertEquals(
                LedgerState.IMPORTED,
                books.importMail(position, mail(1, NewInquiries.from(ANA, none(), clock.instant()))));

        assertEquals(1, count("Inquiry"));
    }

    @Test
    void ofAnOldDigestTheOthersComeInWithoutTheMail() {
        NewInquiry ana = NewInquiries.of(Optional.of(ANA), none(), before);
        NewInquiry boris = NewInquiries.of(Optional.of(BORIS), none(), before);

        assertEquals(LedgerState.IMPORTED, books.importMail(position, mail(1, ana, boris)));

        assertEquals(1, count("Inquiry"));
        assertEquals(0, count("RawMail"));
    }

    @Test
    void anOldMailThatFailsIsNotQuarantined() {
        Envelope envelope = new Envelope(1, List.of(new Address("Ana", ANA)), Optional.of("Anfrage"), before, 30_000);

        LedgerState state = books.fail(
                position, FailedMail.of(envelope, MailProblem.UNREADABLE).with(bytes("poison")));

        assertEquals(LedgerState.DISCARDED, state);
        assertEquals(0, count("RawMail"));
        assertEquals(0, count("LedgerEntry x where x.sender is not null or x.subject is not null"));
    }

    @Test
    void anotherTryOfAQuarantinedMailBringsNothingBack() {
        Envelope envelope =
                new Envelope(1, List.of(new Address("Platform", "info@mail.machineseeker.com")), none(), before, 9);
        for (int i = 0; i < 3; i++) {
            books.fail(position, FailedMail.of(envelope, MailProblem.UNREADABLE).with(bytes("poison")));
        }
        long id = quarantine.list(0, 1).get(0).id();

        assertEquals(
                Optional.of(LedgerState.DISCARDED),
                quarantine.importMail(id, mail(1, NewInquiries.of(Optional.of(ANA), none(), before))));

        assertEquals(0, count("Inquiry"));
        assertEquals(0, count("RawMail"));
    }

    private static Optional<String> none() {
        return Optional.empty();
    }

    private static ImportedMail mail(long uid, NewInquiry... inquiries) {
        byte[] raw = bytes("mail " + uid);
        return new ImportedMail(uid, raw, ContentIdentity.of(raw), List.of(inquiries));
    }

    private static byte[] bytes(String text) {
        return ("Subject: " + text + "\n\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    private long count(String entity) {
        return database.compute(entityManager -> entityManager
                .createQuery("select count(x) from " + entity + (entity.contains(" x") ? "" : " x"), Long.class)
                .getSingleResult());
    }
}
