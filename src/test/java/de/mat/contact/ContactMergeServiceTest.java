package de.mat.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two contacts become one, and nothing of them is lost but what a person chose to lose. */
class ContactMergeServiceTest {

    private final ManualClock clock = new ManualClock();
    private final List<ContactMerged> news = new ArrayList<>();
    private TestDatabase database;
    private ContactBooks books;

    @BeforeEach
    void open() throws Exception {
        database = database();
        books = new ContactBooks(database, clock);
    }

    /** Where the contacts are kept. */
    TestDatabase database() throws Exception {
        return TestDatabase.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private long storeLeft() throws Exception {
        ContactDraft draft = ContactBooks.draft("Muster", "ana@example.com");
        draft.setSalutation(Salutation.MRS);
        draft.setCity("Berlin");
        draft.setGroups("Kunden");
        draft.setPhones("030 23125 100");
        draft.setNotes("links");
        return books.store(draft);
    }

    private long storeRight() throws Exception {
        ContactDraft draft = ContactBooks.draft("Muster GmbH", "ana@example.org");
        draft.setStreet("Weg 3");
        draft.setCountry("DE");
        draft.setGroups("Presse, Kunden");
        draft.setPhones("030 23125 200");
        draft.setNotes("rechts");
        return books.store(draft);
    }

    @Test
    void whatOnlyOneSaysAndWhatWasChosenStays() throws Exception {
        long left = storeLeft();
        long right = storeRight();
        ContactMerge merge = merge(left, right);
        choose(merge, ContactColumn.COMPANY);

        assertEquals(left, store(merge));

        Contact kept = books.find(left).orElseThrow();
        assertEquals("Muster GmbH", kept.getCompany());
        assertEquals("ana@example.com", kept.getAddress());
        assertEquals(Salutation.MRS, kept.getSalutation());
        assertEquals("Berlin", kept.getCity());
        assertEquals("Weg 3", kept.getStreet());
        assertEquals("DE", kept.getCountry());
        assertEquals(List.of("Kunden", "Presse"), kept.getGroups());
        assertEquals(List.of("+493023125100", "+493023125200"), kept.getPhones());
        assertEquals("links\n\nrechts", kept.getNotes());
        assertTrue(books.find(right).isEmpty());
        assertEquals(List.of(new ContactMerged(left, right)), news);
    }

    @Test
    void anObjectionOfEitherWins() throws Exception {
        long left = storeLeft();
        long right = storeRight();
        books.advertise(left, AdvertisingState.CONSENT);
        clock.advance(Duration.ofDays(1));
        books.advertise(right, AdvertisingState.OBJECTION);

        ContactMerge merge = merge(left, right);
        assertTrue(merge.isObjected());
        assertTrue(merge.getDifferences().stream().noneMatch(choice -> choice.getField() == ContactColumn.ADVERTISING));
        store(merge);

        assertEquals(AdvertisingState.OBJECTION, books.state(left));
        assertEquals(
                List.of(AdvertisingState.OBJECTION, AdvertisingState.CONSENT),
                books.history(left).stream().map(AdvertisingEntry::getState).toList());
        assertEquals(Allowance.OBJECTION, books.allowance("ana@example.com"));
        assertEquals(Allowance.OBJECTION, books.allowance("ana@example.org"));
    }

    @Test
    void anObjectionIsThePersonsAtEveryAddress() throws Exception {
        long left = storeLeft();
        long right = storeRight();
        books.advertise(left, AdvertisingState.OBJECTION);

        store(merge(left, right));

        assertEquals("ana@example.com", books.find(left).orElseThrow().getAddress());
        assertEquals(Allowance.OBJECTION, books.allowance("ana@example.org"));
    }

    @Test
    void theChosenAdvertisingStateComesWithItsGrounds() throws Exception {
        long left = storeLeft();
        long right = storeRight();
        books.advertise(right, AdvertisingState.CONSENT);
        clock.advance(Duration.ofDays(1));
        ContactMerge merge = merge(left, right);
        choose(merge, ContactColumn.ADVERTISING);

        store(merge);

        assertEquals(AdvertisingState.CONSENT, books.state(left));
        AdvertisingEntry last = books.history(left).get(0);
        assertEquals(AdvertisingState.CONSENT, last.getState());
        assertEquals("Messe", last.getSource());
        assertEquals("Formular vom Stand", last.getProof());
        assertEquals(clock.instant(), last.getRecorded());
        assertEquals(2, books.history(left).size());
    }

    @Test
    void whatIsNotChosenOfAdvertisingStaysInTheHistory() throws Exception {
        long left = storeLeft();
        long right = storeRight();
        books.advertise(right, AdvertisingState.CONSENT);

        store(merge(left, right));

        assertEquals(AdvertisingState.NONE, books.state(left));
        assertEquals("Zusammenführung", books.history(left).get(0).getSource());
        assertEquals(2, books.history(left).size());
    }

    @Test
    void whatHasNoRoomStandsInTheNotes() throws Exception {
        ContactDraft one = ContactBooks.draft("Eins", null);
        one.setPhones(numbers(0, 8));
        ContactDraft two = ContactBooks.draft("Zwei", null);
        two.setPhones(numbers(8, 16));
        long left = books.store(one);

        store(merge(left, books.store(two)));

        Contact kept = books.find(left).orElseThrow();
        assertEquals(10, kept.getPhones().size());
        assertTrue(kept.getNotes().contains("Durchwahl 15"), kept.getNotes());
    }

    private static String numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "Durchwahl " + i).collect(Collectors.joining("\n"));
    }

    @Test
    void nothingHappensWhenSomebodyChangedOneMeanwhile() throws Exception {
        long left = storeLeft();
        long right = storeRight();
        ContactMerge merge = merge(left, right);
        books.advertise(right, AdvertisingState.OBJECTION);

        assertThrows(ContactChangedException.class, () -> store(merge));

        assertEquals("Muster", books.find(left).orElseThrow().getCompany());
        assertTrue(books.find(right).isPresent());
        assertEquals(List.of(), news);
    }

    private ContactMerge merge(long left, long right) {
        return new ContactMerge(
                books.find(left).orElseThrow(), books.find(right).orElseThrow());
    }

    private static void choose(ContactMerge merge, ContactColumn field) {
        merge.getDifferences().stream()
                .filter(choice -> choice.getField() == field)
                .forEach(choice -> choice.setTakenFromRight(true));
    }

    private long store(ContactMerge merge) throws ContactChangedException {
        ContactChangedException[] thrown = new ContactChangedException[1];
        try {
            return database.compute(entityManager -> {
                try {
                    return new ContactMergeService(entityManager, clock, ContactBooks.CALLER, news::add)
                            .merge(merge, "Zusammenführung");
                } catch (ContactChangedException e) {
                    thrown[0] = e;
                    throw new IllegalStateException(e);
                }
            });
        } catch (IllegalStateException e) {
            if (thrown[0] == null) {
                throw e;
            }
            throw thrown[0];
        }
    }
}
