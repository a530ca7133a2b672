package de.mat.mailing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.contact.AdvertisingState;
import de.mat.contact.Allowances;
import de.mat.contact.RecipientCandidate;
import de.mat.contact.SuppressionReason;
import de.mat.mailing.LeftOut.Reason;
import de.mat.testing.StatementCount;
import de.mat.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets a mailing, who does not, and why. */
class SelectionServiceTest {

    private TestDatabase database;

    @BeforeEach
    void begin() {
        database = open();
    }

    /** Where the contacts are kept. */
    TestDatabase open() {
        return TestDatabase.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whoIsLeftOutIsCountedByReason() throws Exception {
        List<String> addresses = List.of(
                "anna@example.com",
                "bernd@example.com",
                "ohne@example.com",
                "widerspruch@example.com",
                "buyer-ab1cd2ef3gh4i@channel.machineseeker.com",
                "",
                "kein address",
                "geloescht@example.com",
                "ANNA@example.com");
        Allowances.insert(
                database,
                addresses.size(),
                id -> addresses.get(id - 1),
                id -> id == 3 ? AdvertisingState.NONE : AdvertisingState.CONSENT);
        Allowances.suppress(database, "widerspruch@example.com", SuppressionReason.OBJECTION);
        Allowances.suppress(database, "geloescht@example.com", SuppressionReason.ERASED);

        MailingSelection selection = select(everybody(), Map.of(2L, Choice.REMOVED));

        assertEquals(
                List.of("anna@example.com"),
                selection.recipients().stream().map(RecipientCandidate::address).toList());
        assertEquals(
                Map.of(
                        Reason.NO_CONSENT, 1,
                        Reason.OBJECTION, 1,
                        Reason.RELAY, 1,
                        Reason.NO_ADDRESS, 1,
                        Reason.INVALID_ADDRESS, 1,
                        Reason.ERASED, 1,
                        Reason.DOUBLE, 1,
                        Reason.REMOVED, 1),
                selection.leftOutByReason());
        assertEquals(9, selection.leftOut(Reason.DOUBLE).get(0).contact());
    }

    @Test
    void withoutAFilterOnlyWhoWasAddedByHandGetsIt() throws Exception {
        Allowances.insert(database, 3, id -> "a" + id + "@example.com", id -> state(id == 3));

        MailingSelection nobody = select(new RecipientFilter(), Map.of());
        MailingSelection some =
                select(new RecipientFilter(), Map.of(2L, Choice.ADDED, 3L, Choice.ADDED, 99L, Choice.ADDED));

        assertEquals(0, nobody.count());
        assertEquals(
                List.of(2L),
                some.recipients().stream().map(RecipientCandidate::contact).toList());
        assertEquals(Map.of(Reason.NO_CONSENT, 1), some.leftOutByReason(), "by hand is no consent either");
    }

    @Test
    void whoIsFoundByTheFilterAndAddedByHandGetsItOnce() throws Exception {
        Allowances.insert(database, 4, id -> "a" + id + "@example.com", id -> state(false));
        RecipientFilter austria = everybody();
        austria.setCountry("AT");

        MailingSelection selection = select(austria, Map.of(1L, Choice.ADDED, 2L, Choice.ADDED));

        assertEquals(
                List.of(1L, 3L, 2L),
                selection.recipients().stream().map(RecipientCandidate::contact).toList());
        assertEquals(Map.of(), selection.leftOutByReason());
    }

    /** That is what takes time; a second or two altogether. */
    @Test
    void twentyThousandContactsAreFewQuestionsToTheDatabase() throws Exception {
        Allowances.insert(database, 20_000, id -> "a" + id % 19_000 + "@example.com", id -> state(id % 10 == 0));
        StatementCount count = new StatementCount(database.dataSource());

        try (TestDatabase counted = TestDatabase.on(count.dataSource())) {
            select(counted, new RecipientFilter(), Map.of());
            count.next();
            MailingSelection selection = select(counted, everybody(), Map.of());

            assertEquals(20_000, selection.count() + selection.leftOut().size());
            assertTrue(selection.leftOutByReason().get(Reason.DOUBLE) > 500);
            int questions = count.next();
            assertTrue(questions <= 100, questions + " questions");
        }
    }

    private static AdvertisingState state(boolean none) {
        return none ? AdvertisingState.NONE : AdvertisingState.EXISTING_CUSTOMER;
    }

    private static RecipientFilter everybody() {
        RecipientFilter filter = new RecipientFilter();
        filter.setFiltered(true);
        return filter;
    }

    private MailingSelection select(RecipientFilter filter, Map<Long, Choice> choices) {
        return select(database, filter, choices);
    }

    private static MailingSelection select(TestDatabase in, RecipientFilter filter, Map<Long, Choice> choices) {
        return in.compute(entityManager -> new SelectionService(Allowances.of(entityManager)).select(filter, choices));
    }
}
