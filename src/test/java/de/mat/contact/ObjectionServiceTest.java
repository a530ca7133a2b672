package de.mat.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An objection to advertising counts at once, everywhere, and for good. */
class ObjectionServiceTest {

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

    private void object(String address) {
        books.objection(service -> service.object(address, "Abmeldung", "Rundmail 7"));
    }

    @Test
    void countsForEveryContactWithTheAddress() throws Exception {
        long one = books.store("Eins", "ana@example.com", AdvertisingState.CONSENT);
        long two = books.store("Zwei", "ANA@example.com");
        long other = books.store("Drei", "drei@example.com", AdvertisingState.CONSENT);

        object(" Ana@example.com ");

        assertEquals(AdvertisingState.OBJECTION, books.state(one));
        assertEquals(AdvertisingState.OBJECTION, books.state(two));
        assertEquals(AdvertisingState.CONSENT, books.state(other));
        AdvertisingEntry entry = books.history(two).get(0);
        assertEquals("Abmeldung", entry.getSource());
        assertEquals("Rundmail 7", entry.getProof());
        assertEquals(null, entry.getRecordedBy());
    }

    @Test
    void twiceIsOnce() throws Exception {
        long id = books.store("Eins", "ana@example.com");

        object("ana@example.com");
        object("ana@example.com");

        assertEquals(1, books.history(id).size());
        assertEquals(
                1,
                database.<Integer>compute(entityManager -> entityManager
                        .createQuery("select s.id from SuppressedAddress s", Long.class)
                        .getResultList()
                        .size()));
    }

    @Test
    void isFinal() throws Exception {
        long id = books.store("Eins", "ana@example.com");
        object("ana@example.com");

        for (AdvertisingState state : List.of(AdvertisingState.CONSENT, AdvertisingState.NONE)) {
            assertThrows(ObjectionIsFinalException.class, () -> books.advertise(id, state));
        }

        assertEquals(AdvertisingState.OBJECTION, books.state(id));
    }

    @Test
    void survivesTheContact() throws Exception {
        books.advertise(books.store("Eins", "ana@example.com"), AdvertisingState.OBJECTION);
        books.remove(books.call(
                service -> service.ofAddress("ana@example.com").get(0).getId()));

        assertEquals(Allowance.OBJECTION, books.allowance("ana@example.com"));
        long again = books.store("Wieder da", "Ana@example.com");

        assertEquals(AdvertisingState.OBJECTION, books.state(again));
        assertEquals(null, books.history(again).get(0).getSource());
        assertThrows(ObjectionIsFinalException.class, () -> books.advertise(again, AdvertisingState.CONSENT));
    }

    @Test
    void goesWithThePersonToAnotherAddress() throws Exception {
        long id = books.store("Eins", "ana@example.com", AdvertisingState.OBJECTION);
        ContactDraft moved = ContactDraft.of(books.find(id).orElseThrow());
        moved.setAddress("ana@example.org");
        books.store(moved);
        books.remove(id);

        assertEquals(Allowance.OBJECTION, books.allowance("ana@example.com"));
        assertEquals(Allowance.OBJECTION, books.allowance("ana@example.org"));
    }

    @Test
    void ofAContactWithoutAddressIsTheContactsAlone() throws Exception {
        long id = books.store("Eins", null);
        long other = books.store("Zwei", null, AdvertisingState.CONSENT);

        books.objection(service -> service.object(id, "Telefon", "angerufen"));

        assertEquals(AdvertisingState.OBJECTION, books.state(id));
        assertEquals(AdvertisingState.CONSENT, books.state(other));
        ContactDraft withAddress = ContactDraft.of(books.find(id).orElseThrow());
        withAddress.setAddress("eins@example.com");
        books.store(withAddress);
        assertEquals(Allowance.OBJECTION, books.allowance("eins@example.com"));
    }

    @Test
    void keepsNoAddressInPlain() throws Exception {
        object("ana@example.com");

        String hash = database.compute(entityManager -> entityManager
                .createQuery("select s.hash from SuppressedAddress s", String.class)
                .getSingleResult());

        assertEquals(SuppressedAddress.hash("ANA@example.com "), hash);
        assertEquals(64, hash.length());
    }
}
