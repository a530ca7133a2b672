package de.mat.contact;

import de.mat.security.Roles;
import de.mat.text.StorableText;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** The contacts as a table: read piece by piece for a file, and stored from a file, all or none. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER})
public class ContactTableService {

    /** Contacts in one question to the database. */
    private static final int PIECE = 500;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private ObjectionService objections;

    @Inject
    private SuppressionService suppression;

    @Inject
    private Clock clock;

    @Resource
    private SessionContext session;

    private Supplier<String> caller = () -> session.getCallerPrincipal().getName();

    /** For the container. */
    public ContactTableService() {}

    ContactTableService(EntityManager entityManager, Clock clock, String caller) {
        this.entityManager = entityManager;
        this.objections = new ObjectionService(entityManager, clock, caller);
        this.suppression = new SuppressionService(entityManager, clock);
        this.clock = clock;
        this.caller = () -> caller;
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
        Map<Long, AdvertisingEntry> last = lastAdvertising(ids);
        return withGroups(ids).stream()
                .map(contact -> new ExportedContact(contact, last.get(contact.getId())))
                .toList();
    }

    private List<Contact> withGroups(List<Long> ids) {
        return entityManager
                .createNamedQuery(Contact.WITH_GROUPS, Contact.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    private Map<Long, AdvertisingEntry> lastAdvertising(List<Long> ids) {
        Map<Long, AdvertisingEntry> last = new HashMap<>();
        entityManager
                .createNamedQuery(AdvertisingEntry.OF_CONTACTS, AdvertisingEntry.class)
                .setParameter("contacts", ids)
                .getResultList()
                .forEach(entry -> last.put(entry.getContactId(), entry));
        return last;
    }

    /** The contacts with these addresses, by the address in the form that addresses are compared in. */
    public Map<String, List<Contact>> ofAddresses(Collection<String> addresses) {
        List<String> keys = addresses.stream()
                .map(StorableText::addressKey)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<String, List<Contact>> found = new HashMap<>();
        for (List<String> piece : pieces(keys)) {
            entityManager
                    .createNamedQuery(Contact.OF_ADDRESSES_WITH_GROUPS, Contact.class)
                    .setParameter("addresses", piece)
                    .getResultList()
                    .forEach(contact -> found.computeIfAbsent(
                                    StorableText.addressKey(contact.getAddress()), key -> new ArrayList<>())
                            .add(contact));
        }
        return found;
    }

    /**
     * Stores all of them, or none. Whoever has objected stays so, whatever the table says.
     *
     * @throws ContactChangedException if one of the contacts is not the one any more that its change began with
     */
    @RolesAllowed(Roles.CONTACTS_WRITE)
    public void storeAll(List<ImportedContact> imported) throws ContactChangedException {
        Map<Long, Contact> present = new HashMap<>();
        List<Long> ids = imported.stream()
                .map(each -> each.draft().getId())
                .filter(Objects::nonNull)
                .toList();
        Map<Long, AdvertisingEntry> last = new HashMap<>();
        for (List<Long> piece : pieces(ids)) {
            withGroups(piece).forEach(contact -> present.put(contact.getId(), contact));
            last.putAll(lastAdvertising(piece));
        }
        Map<String, SuppressionReason> suppressed = suppression.reasons(imported.stream()
                .map(each -> each.draft().getAddress())
                .filter(Objects::nonNull)
                .toList());
        List<Contact> objected = new ArrayList<>();
        for (ImportedContact each : imported) {
            Contact contact = stored(each.draft(), present);
            if (contact.isObjected() || isSuppressed(contact, suppressed)) {
                objected.add(contact);
            } else if (each.advertising() != null) {
                advertise(contact, each.advertising(), last.get(contact.getId()));
            }
        }
        objected.stream()
                .filter(contact -> contact.getAddress() != null)
                .forEach(contact -> objections.object(contact.getAddress(), null, null));
    }

    private Contact stored(ContactDraft draft, Map<Long, Contact> present) throws ContactChangedException {
        if (draft.getId() == null) {
            Contact added = new Contact(draft, clock.instant());
            entityManager.persist(added);
            return added;
        }
        Contact contact = present.get(draft.getId());
        if (contact == null || contact.getVersion() != draft.basedOn()) {
            throw new ContactChangedException();
        }
        contact.change(draft, clock.instant());
        return contact;
    }

    private static boolean isSuppressed(Contact contact, Map<String, SuppressionReason> suppressed) {
        return contact.getAddress() != null && suppressed.containsKey(StorableText.addressKey(contact.getAddress()));
    }

    /** What is known already is not written down again. */
    private void advertise(Contact contact, AdvertisingChoice choice, AdvertisingEntry last) {
        if (choice.state() == AdvertisingState.OBJECTION) {
            entityManager.flush();
            objections.object(contact.getId(), choice.source(), choice.proof());
        } else if (last == null || !last.says(choice)) {
            contact.advertise(choice.state(), clock.instant());
            entityManager.persist(new AdvertisingEntry(contact, choice, clock.instant(), caller.get()));
        }
    }

    private static <T> List<List<T>> pieces(List<T> all) {
        List<List<T>> pieces = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PIECE) {
            pieces.add(all.subList(from, Math.min(all.size(), from + PIECE)));
        }
        return pieces;
    }
}
