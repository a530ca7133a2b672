package de.mat.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which contact somebody is: sure by one address alone, proposed by all else. */
class ContactMatchServiceTest {

    private static final String RELAY = "buyer-ab1cd2ef3gh4i@channel.machineseeker.com";

    private TestDatabase database;
    private ContactBooks books;

    @BeforeEach
    void open() throws Exception {
        database = database();
        books = new ContactBooks(database, new ManualClock());
    }

    /** Where the contacts are kept. */
    TestDatabase database() throws Exception {
        return TestDatabase.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void oneAddressOfOneContactIsSure() throws Exception {
        long id = books.store("Muster", "ana@example.com");
        books.store("Doppelt", "eve@example.com");
        books.store("Noch einmal", "Eve@example.com");

        assertEquals(Optional.of(id), sure("Ana@Example.com"));
        assertEquals(Optional.empty(), sure("eve@example.com"));
        assertEquals(Optional.empty(), sure("nobody@example.com"));
        assertEquals(Optional.empty(), sure(null));
    }

    @Test
    void nobodyIsKnownByAPlatformsAddress() {
        database.run(entityManager ->
                entityManager.persist(new Contact(ContactBooks.draft("Muster", RELAY), new ManualClock().instant())));

        assertEquals(Optional.empty(), sure(RELAY));
        assertEquals(List.of(), proposals(clues(null, null, RELAY)));
        assertEquals(
                null,
                call(service -> service.draft(clues("Muster", null, RELAY))).getAddress());
    }

    @Test
    void proposesByAddressThenByPhoneThenByCompanyAndCountry() throws Exception {
        ContactDraft company = ContactBooks.draft("Muster-Metall d.o.o.", null);
        company.setCountry("HR");
        long byCompany = books.store(company);
        company = ContactBooks.draft("Muster-Metall d.o.o.", null);
        company.setCountry("DE");
        books.store(company);
        ContactDraft phone = ContactBooks.draft("Telefon", null);
        phone.setPhones("+385 1 4806 111");
        long byPhone = books.store(phone);
        long byAddress = books.store("Adresse", "ana@example.com");
        long other = books.store("Adresse zwei", "ana@example.com");

        List<ContactMatch> proposals =
                proposals(clues("MUSTER-METALL d.o.o", "Kroatien", "ana@example.com", "01 4806111", "Durchwahl"));

        assertEquals(
                List.of(byAddress, other, byPhone, byCompany),
                proposals.stream().map(match -> match.contact().id()).toList());
        assertEquals(
                List.of(
                        ContactMatchReason.ADDRESS,
                        ContactMatchReason.ADDRESS,
                        ContactMatchReason.PHONE,
                        ContactMatchReason.COMPANY_AND_COUNTRY),
                proposals.stream().map(ContactMatch::reason).toList());
        assertEquals(List.of(), proposals(clues("Muster-Metall d.o.o.", null, null)));
    }

    private static ContactClues clues(String company, String country, String address, String... phones) {
        return new ContactClues(company, null, null, country, Arrays.asList(phones), address, null);
    }

    private Optional<Long> sure(String address) {
        return call(service -> service.sure(address)).map(Contact::getId);
    }

    private List<ContactMatch> proposals(ContactClues clues) {
        return call(service -> service.proposals(clues));
    }

    private <T> T call(Function<ContactMatchService, T> work) {
        return database.compute(
                entityManager -> work.apply(new ContactMatchService(entityManager, ContactBooks.RELAYS)));
    }
}
