package de.mat.contact;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The contacts as a table: read piece by piece for a file. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER})
public class ContactTableService {

    @PersistenceContext
    private EntityManager entityManager;

    /** For the container. */
    public ContactTableService() {}

    ContactTableService(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** At most {@code size} of those that meet the criteria and come after that id, by their ids. */
    public List<ExportedContact> export(ContactCriteria criteria, long after, int size) {
        String condition = criteria.condition();
        String behind = (condition.isEmpty() ? " where" : " and") + " c.id > :after order by c.id";
        List<Long> ids = criteria.putInto(
                        entityManager.createQuery("select c.id from Contact c" + condition + behind, Long.class))
                .setParameter("after", after)
                .setMaxResults(size)
                .getResultList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, AdvertisingEntry> last = new HashMap<>();
        entityManager
                .createNamedQuery(AdvertisingEntry.OF_CONTACTS, AdvertisingEntry.class)
                .setParameter("contacts", ids)
                .getResultList()
                .forEach(entry -> last.put(entry.getContactId(), entry));
        return entityManager
                .createNamedQuery(Contact.WITH_GROUPS, Contact.class)
                .setParameter("ids", ids)
                .getResultStream()
                .map(contact -> new ExportedContact(contact, last.get(contact.getId())))
                .toList();
    }
}
