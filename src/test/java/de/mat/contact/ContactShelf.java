package de.mat.contact;

import de.mat.testing.ManualClock;
import jakarta.persistence.EntityManager;

/** Opens the way to contacts for tests of other packages, inside a transaction of theirs. */
public final class ContactShelf {

    private ContactShelf() {}

    public static ContactService service(EntityManager entityManager) {
        return new ContactService(entityManager, ContactBooks.RELAYS, new ManualClock(), ContactBooks.CALLER);
    }

    public static ContactMatchService matches(EntityManager entityManager) {
        return new ContactMatchService(entityManager, ContactBooks.RELAYS);
    }

    /** A contact with that address; its id. */
    public static long put(EntityManager entityManager, String company, String address) {
        try {
            return service(entityManager).store(ContactBooks.draft(company, address));
        } catch (ContactChangedException | RelayAddressException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Takes the contact away. */
    public static void take(EntityManager entityManager, long id) {
        entityManager.remove(entityManager.find(Contact.class, id));
    }
}
