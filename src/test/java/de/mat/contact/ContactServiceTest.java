package de.mat.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contacts in the database: how they are kept, found, and removed. */
class ContactServiceTest {

    private TestDatabase database;
    private ManualClock clock;
    private ContactBooks books;

    @BeforeEach
    void open() throws Exception {
        database = database();
        clock = new ManualClock();
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

    private static ContactDraft person() {
        ContactDraft draft = ContactBooks.draft("Muster Metall GmbH", "Ana@Example.com");
        draft.setSalutation(Salutation.MRS);
        draft.setFirstName("Ana");
        draft.setLastName("Beispiel");
        draft.setStreet("Musterweg 3");
        draft.setPostalCode("10115");
        draft.setCity("Berlin");
        draft.setCountry("DE");
        draft.setLanguage("de");
        draft.setPhones("030 23125 100\n\nDurchwahl 7");
        draft.setGroups("Presse, Kunden ;Presse");
        draft.setNotes("Zwei Zeilen,\nmit Umlaut: ä");
        return draft;
    }

    @Test
    void keepsAllThatIsSaidAboutAContact() throws Exception {
        Contact kept = books.find(books.store(person())).orElseThrow();

        assertEquals("Muster Metall GmbH", kept.getCompany());
        assertEquals(Salutation.MRS, kept.getSalutation());
        assertEquals("Ana", kept.getFirstName());
        assertEquals("Beispiel", kept.getLastName());
        assertEquals("Musterweg 3", kept.getStreet());
        assertEquals("10115", kept.getPostalCode());
        assertEquals("Berlin", kept.getCity());
        assertEquals("DE", kept.getCountry());
        assertEquals("de", kept.getLanguage());
        assertEquals(List.of("+493023125100", "Durchwahl 7"), kept.getPhones());
        assertEquals("Ana@Example.com", kept.getAddress());
        assertEquals(List.of("Kunden", "Presse"), kept.getGroups());
        assertEquals("Zwei Zeilen,\nmit Umlaut: ä", kept.getNotes());
        assertEquals(AdvertisingState.NONE, kept.getAdvertising());
        assertEquals("Ana Beispiel, Muster Metall GmbH", kept.getName());
    }

    @Test
    void theSecondOfTwoWhoChangeAContactHearsOfTheFirst() throws Exception {
        long id = books.store(person());
        ContactDraft first = ContactDraft.of(books.find(id).orElseThrow());
        ContactDraft second = ContactDraft.of(books.find(id).orElseThrow());
        first.setGroups("Kunden");
        clock.advance(Duration.ofSeconds(1));
        books.store(first);
        second.setCity("Potsdam");

        assertThrows(ContactChangedException.class, () -> books.store(second));

        Contact kept = books.find(id).orElseThrow();
        assertEquals("Berlin", kept.getCity());
        assertEquals(List.of("Kunden"), kept.getGroups());
        second.rebase(kept.getVersion());
        books.store(second);
        assertEquals("Potsdam", books.find(id).orElseThrow().getCity());
    }

    @Test
    void aPlatformsAddressIsNoContacts() {
        assertThrows(
                RelayAddressException.class,
                () -> books.store("Muster", "buyer-ab1cd2ef3gh4i@Channel.machineseeker.com"));
        assertThrows(RelayAddressException.class, () -> books.store("Muster", "info@mail.machineseeker.com"));
        assertEquals(List.of(), companies(ContactCriteria.ALL));
    }

    @Test
    void findsAContactByWhatIsKnownOfIt() throws Exception {
        books.store(person());
        books.store("Anderswo AG", "info@example.org");

        for (String search :
                List.of("metall", "beispiel ana", "ana@example", "030 23125", "+49 30 23125100", "berlin")) {
            assertEquals(
                    List.of("Muster Metall GmbH"),
                    companies(new ContactCriteria(search, null, null, null, null)),
                    search);
        }
        assertEquals(List.of(), companies(new ContactCriteria("metall anderswo", null, null, null, null)));
    }

    @Test
    void findsContactsByWhatIsChosen() throws Exception {
        books.store(person());
        ContactDraft other = ContactBooks.draft("Anderswo AG", null);
        other.setCountry("AT");
        other.setLanguage("en");
        other.setGroups("Kunden");
        books.advertise(books.store(other), AdvertisingState.CONSENT);

        assertEquals(List.of("Anderswo AG", "Muster Metall GmbH"), companies(ContactCriteria.ALL));
        assertEquals(
                List.of("Anderswo AG", "Muster Metall GmbH"),
                companies(new ContactCriteria(null, List.of("Kunden", "Presse"), null, null, null)));
        assertEquals(
                List.of("Muster Metall GmbH"),
                companies(new ContactCriteria(null, List.of("Presse"), null, null, null)));
        assertEquals(List.of("Anderswo AG"), companies(new ContactCriteria(null, null, "AT", null, null)));
        assertEquals(List.of("Anderswo AG"), companies(new ContactCriteria("ag", null, "AT", "en", null)));
        assertEquals(
                List.of("Anderswo AG"),
                companies(new ContactCriteria(null, List.of("Kunden"), null, null, AdvertisingState.CONSENT)));
        assertEquals(List.of("Kunden", "Presse"), books.call(ContactService::groups));
        assertEquals(List.of("AT", "DE"), books.call(ContactService::countries));
        assertEquals(List.of("de", "en"), books.call(ContactService::languages));
    }

    @Test
    void sortsAndPages() throws Exception {
        for (String company : List.of("Beta", "alpha", "Gamma")) {
            clock.advance(Duration.ofMinutes(1));
            books.store(company, null);
        }

        ContactPage page = books.call(service -> service.page(ContactCriteria.ALL, ContactOrder.NAME, 1, 1));

        assertEquals(
                List.of("Beta"), page.lines().stream().map(ContactLine::company).toList());
        assertEquals(3, page.count());
        assertEquals(
                List.of("Gamma", "alpha", "Beta"),
                books
                        .call(service -> service.page(ContactCriteria.ALL, ContactOrder.CHANGED_LAST, 0, 9))
                        .lines()
                        .stream()
                        .map(ContactLine::company)
                        .toList());
    }

    @Test
    void tellsWhichAddressesSeveralContactsHave() throws Exception {
        books.store("Eins", "ana@example.com");
        books.store("Zwei", "ANA@example.com");
        books.store("Drei", "drei@example.com");

        ContactPage page = books.call(service -> service.page(ContactCriteria.ALL, ContactOrder.NAME, 0, 9));

        assertEquals(Set.of("ana@example.com"), page.doubles());
        assertEquals(
                2, books.call(service -> service.ofAddress(" ana@EXAMPLE.com")).size());
    }

    @Test
    void writesDownOnWhatGroundsAContactMayGetAdvertising() throws Exception {
        long id = books.store(person());

        books.advertise(id, AdvertisingState.EXISTING_CUSTOMER);
        clock.advance(Duration.ofDays(1));
        books.advertise(id, AdvertisingState.CONSENT);

        assertEquals(AdvertisingState.CONSENT, books.state(id));
        assertEquals(
                List.of(AdvertisingState.CONSENT, AdvertisingState.EXISTING_CUSTOMER),
                books.history(id).stream().map(AdvertisingEntry::getState).toList());
        AdvertisingEntry last = books.history(id).get(0);
        assertEquals("Messe", last.getSource());
        assertEquals("Formular vom Stand", last.getProof());
        assertEquals("2026-11-20", last.getGiven().toString());
        assertEquals(clock.instant(), last.getRecorded());
        assertEquals(ContactBooks.CALLER, last.getRecordedBy());
    }

    @Test
    void whoSeesAnOlderContactSetsNoState() throws Exception {
        long id = books.store(person());
        long seen = books.find(id).orElseThrow().getVersion();
        books.advertise(id, AdvertisingState.EXISTING_CUSTOMER);

        assertThrows(
                ContactChangedException.class,
                () -> books.through(service -> {
                    service.advertise(id, seen, ContactBooks.choice(AdvertisingState.CONSENT));
                    return null;
                }));
    }

    @Test
    void removesAContactWithAllThatBelongsToItAlone() throws Exception {
        long id = books.store(person());
        books.advertise(id, AdvertisingState.CONSENT);

        books.remove(id);

        assertTrue(books.find(id).isEmpty());
        assertEquals(List.of(), books.history(id));
        assertEquals(List.of(), books.call(ContactService::groups));
    }

    private List<String> companies(ContactCriteria criteria) {
        ContactPage page = books.call(service -> service.page(criteria, ContactOrder.NAME, 0, 100));
        assertEquals(page.count(), page.lines().size());
        return Stream.of(page)
                .flatMap(each -> each.lines().stream())
                .map(ContactLine::company)
                .toList();
    }
}
