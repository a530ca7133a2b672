package de.mat.contact;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the contacts know of a person, and how they forget it. */
@Stateless
@RolesAllowed(Roles.ADMINISTRATOR)
public class PersonContactService {

    private static final String REMOVE = "delete from Contact c where c.id in :ids";

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private ContactService contacts;

    /** For the container. */
    public PersonContactService() {}

    PersonContactService(EntityManager entityManager, ContactService contacts) {
        this.entityManager = entityManager;
        this.contacts = contacts;
    }

    /** The contacts with this address, whatever its capitals. */
    public List<Contact> contacts(String address) {
        return contacts.ofAddress(address);
    }

    /** Everything that is kept of the contact, with what was written down about advertising. */
    public Map<String, Object> export(Contact contact) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("contact", contact.getId());
        data.put("company", contact.getCompany());
        data.put("salutation", contact.getSalutation().name());
        data.put("firstName", contact.getFirstName());
        data.put("lastName", contact.getLastName());
        data.put("street", contact.getStreet());
        data.put("postalCode", contact.getPostalCode());
        data.put("city", contact.getCity());
        data.put("country", contact.getCountry());
        data.put("language", contact.getLanguage());
        data.put("phones", contact.getPhones());
        data.put("address", contact.getAddress());
        data.put("groups", contact.getGroups());
        data.put("notes", contact.getNotes());
        data.put("advertising", contact.getAdvertising().name());
        data.put(
                "advertisingHistory",
                contacts.advertising(contact.getId()).stream()
                        .map(PersonContactService::entry)
                        .toList());
        return data;
    }

    private static Map<String, Object> entry(AdvertisingEntry entry) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("state", entry.getState().name());
        data.put("source", entry.getSource());
        data.put("proof", entry.getProof());
        data.put("given", Objects.toString(entry.getGiven(), null));
        data.put("recorded", Objects.toString(entry.getRecorded(), null));
        data.put("recordedBy", entry.getRecordedBy());
        return data;
    }

    /** Away with these contacts, and with all that was written down about them; joins the caller's transaction. */
    public void erase(Collection<Long> ids) {
        if (!ids.isEmpty()) {
            entityManager.createQuery(REMOVE).setParameter("ids", ids).executeUpdate();
        }
    }
}
