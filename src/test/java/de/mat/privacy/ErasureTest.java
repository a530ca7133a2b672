package de.mat.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.contact.Allowance;
import de.mat.contact.AllowanceService;
import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left of a person after the erasure: numbers, and a hash. */
class ErasureTest {

    @AutoClose
    private final TestDatabase database = open();

    TestDatabase open() {
        return TestDatabase.open();
    }

    private final ManualClock clock = new ManualClock();
    private final Ana ana = new Ana(database, clock);

    @BeforeEach
    void leaveTraces() {
        ana.leaveTraces();
    }

    @Test
    void findsWhatEachFeatureHolds() {
        Person person = find();

        assertEquals(1, person.contacts().size());
        assertEquals(3, person.counts().inquiries());
        assertEquals(1, person.counts().mails());
        assertEquals(4, person.counts().rawMails());
        assertEquals(1, person.counts().answers());
        assertEquals(1, person.counts().drafts());
        assertEquals(2, person.counts().files());
        assertEquals(1, person.counts().notifications());
        assertEquals(4, person.recipients().size());
        assertEquals(1, person.quarantined().size());
        // The answer, its copy, the digest, and two bulk mails
        assertEquals(5, person.deliveries().size());
        assertEquals(4, person.waiting());
        assertEquals(
                List.of(Ana.RELAY, Ana.RELAY_OF_DIGEST),
                person.furtherAddresses().stream().sorted().toList());
    }

    @Test
    void leavesNoTraceInAnyTable() throws SQLException {
        assertFalse(traces().isEmpty(), "she can be found before");

        erase();

        assertEquals(List.of(), traces());
        assertTrue(find().unknown());
    }

    @Test
    void leavesAloneWhatIsOfOthers() {
        erase();

        assertEquals(1, count("inquiry where id = " + ana.boris + " and raw_mail_id is null"));
        assertEquals(1, count("inquiry_words"));
        assertEquals(0, count("raw_mail"));
        // The digest did not go out: Boris' part of it does, by itself
        assertEquals(1, count("notification where inquiry_id = " + ana.boris + " and submitted is null"));
    }

    @Test
    void keepsTheReportsWhole() {
        erase();

        assertEquals(1, count("mailing_recipient where id = 1 and state = 'SENT'"));
        assertEquals(2, count("mailing_recipient where state = 'SKIPPED' and reason = 'ERASED' and queued = false"));
        assertEquals(1, count("mailing_recipient where id = 4 and state = 'UNKNOWN' and delivery_id is null"));
        assertEquals(4, count("mailing_recipient where address is null and address_key is null"));
    }

    @Test
    void nothingGoesOutAnyMore() {
        erase();

        assertEquals(0, count("delivery where state in ('WAITING', 'UNKNOWN', 'FAILED')"));
        assertEquals(
                Allowance.ERASED,
                ana.call(beans -> beans.get(AllowanceService.class).of(Ana.ADDRESS)));
    }

    @Test
    void keepsTheLedgerAsNumbers() {
        long before = count("ledger_entry");

        erase();

        assertEquals(before, count("ledger_entry where raw_mail_id is null and sender is null and subject is null"));
        assertEquals(before - 2, count("ledger_entry where state = 'IMPORTED' and identity is not null"));
        assertEquals(2, count("ledger_entry where state = 'DISCARDED'"));
    }

    @Test
    void canBeDoneAgain() throws SQLException {
        erase();
        clock.advance(Duration.ofDays(1));
        erase();

        assertEquals(List.of(), traces());
        assertEquals(3, count("suppressed_address where reason = 'ERASED'"));
    }

    @Test
    void whoWritesAnewIsThereAnewAndCanBeErasedAgain() throws SQLException {
        erase();
        clock.advance(Duration.ofDays(1));
        ana.record(Ana.raw("From: " + Ana.ADDRESS), ana.inquiry(Ana.ADDRESS, Ana.ADDRESS));
        assertEquals(1, find().counts().inquiries());

        erase();

        assertEquals(List.of(), traces());
    }

    @Test
    void whatIsBeingSentRightNowEndsByItself() throws SQLException {
        ana.sql("update delivery set state = 'SENDING', claim = 'me', claimed_until = current_timestamp"
                + " where source = 'mailing:3:3'");

        erase();

        assertEquals(List.of(), traces());
        assertEquals(1, count("delivery where source = 'mailing:3:3' and state = 'SENDING' and erased"));
        assertEquals(1, count("mailing_recipient where id = 3 and state = 'OPEN' and queued"));
    }

    private Person find() {
        return ana.call(beans -> beans.get(PersonService.class).find(" Ana.Beispiel@muster-metall.EXAMPLE "));
    }

    private void erase() {
        ana.call(beans -> {
            beans.get(ErasureService.class).erase(Ana.ADDRESS);
            return null;
        });
    }

    private List<String> traces() throws SQLException {
        return Traces.of(database.dataSource(), Ana.TRACES);
    }

    private long count(String from) {
        return database.compute(entityManager -> ((Number) entityManager
                        .createNativeQuery("select count(*) from " + from)
                        .getSingleResult())
                .longValue());
    }
}
