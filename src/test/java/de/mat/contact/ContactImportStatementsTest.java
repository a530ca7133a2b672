package de.mat.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.ManualClock;
import de.mat.testing.StatementCount;
import de.mat.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** To store a table of contacts takes a few statements for a hundred lines, whatever they say. */
class ContactImportStatementsTest {

    private static final int LINES = 300;
    private static final int MOST_A_HUNDRED = 10;

    /** What is asked once for the table, or once for a piece of it that is larger than this one. */
    private static final int MOST_IN_ALL = 10;

    @AutoClose
    private final StatementCount statements = StatementCount.inMemory();

    @AutoClose
    private final TestDatabase database = TestDatabase.on(statements.dataSource());

    private final ManualClock clock = new ManualClock();
    private final ContactBooks books = new ContactBooks(database, clock);

    @Test
    void newContactsAndThenChangedOnes() throws Exception {
        assertFew(stored(lines(ContactBooks::draft, 1)));
        assertEquals(LINES, count());

        clock.advance(Duration.ofDays(1));
        Map<String, List<Contact>> known =
                database.compute(entityManager -> new ContactTableService(entityManager, clock, ContactBooks.CALLER)
                        .ofAddresses(IntStream.range(0, LINES)
                                .mapToObj(ContactImportStatementsTest::address)
                                .toList()));

        assertFew(stored(
                lines((company, address) -> ContactDraft.of(known.get(address).get(0)), 2)));
        assertEquals(LINES, count());
        assertEquals(
                List.of("Gruppe 1", "Gruppe 2"),
                books.call(service -> service.ofAddress(address(0)).get(0).getGroups()));
        assertEquals(AdvertisingState.OBJECTION, books.state(id(0)));
        assertEquals(AdvertisingState.CONSENT, books.state(id(1)));
        assertEquals(AdvertisingState.NONE, books.state(id(2)));
    }

    private int count() {
        return books.call(service -> service.count(ContactCriteria.ALL));
    }

    private long id(int line) {
        return books.call(service -> service.ofAddress(address(line)).get(0).getId());
    }

    private static String address(int line) {
        return "a" + line + "@example.com";
    }

    private interface Draft {
        ContactDraft of(String company, String address);
    }

    /** Every third one objects, every third one consents. */
    private static List<ImportedContact> lines(Draft drafts, int round) {
        return IntStream.range(0, LINES)
                .mapToObj(line -> {
                    ContactDraft draft = drafts.of("Firma " + line, address(line));
                    draft.setCity("Ort " + round);
                    draft.setGroups(added(draft.getGroups(), ", ", "Gruppe " + round));
                    draft.setPhones(added(draft.getPhones(), "\n", "030 23125 " + (100 * round + line % 100)));
                    return new ImportedContact(
                            draft,
                            switch (line % 3) {
                                case 0 -> ContactBooks.choice(AdvertisingState.OBJECTION);
                                case 1 -> ContactBooks.choice(AdvertisingState.CONSENT);
                                default -> null;
                            });
                })
                .toList();
    }

    private static String added(String there, String between, String more) {
        return there == null || there.isEmpty() ? more : there + between + more;
    }

    private int stored(List<ImportedContact> lines) {
        statements.next();
        database.run(entityManager -> {
            try {
                new ContactTableService(entityManager, clock, ContactBooks.CALLER).storeAll(lines);
            } catch (ContactChangedException e) {
                throw new IllegalStateException(e);
            }
        });
        return statements.next();
    }

    private static void assertFew(int executed) {
        assertTrue(executed <= MOST_IN_ALL + LINES / 100 * MOST_A_HUNDRED, executed + " statements");
    }
}
