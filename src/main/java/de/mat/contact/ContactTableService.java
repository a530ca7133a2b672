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
import java.util.IdentityHashMap;
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
        Map<ImportedContact, AdvertisingChoice> objecting = objecting(imported, present);
        List<String> addresses = objecting.keySet().stream()
                .map(each -> each.draft().getAddress())
                .filter(Objects::nonNull)
                .toList();
        Map<String, List<Contact>> withAddress = ofAddresses(addresses);
        suppression.addAll(addresses, SuppressionReason.OBJECTION);
        // From here on nothing is asked any more, so that all of it is written in one go.
        for (ImportedContact each : imported) {
            Contact contact = stored(each.draft(), present);
            if (objecting.containsKey(each)) {
                object(contact, objecting.get(each), withAddress);
            } else if (each.advertising() != null) {
                advertise(contact, each.advertising(), last.get(contact.getId()));
            }
        }
    }

    /** Those who have objected or do so now, and on what grounds; null when that is known already. */
    private Map<ImportedContact, AdvertisingChoice> objecting(
            List<ImportedContact> imported, Map<Long, Contact> present) {
        Map<String, SuppressionReason> suppressed = suppression.reasons(imported.stream()
                .map(each -> each.draft().getAddress())
                .filter(Objects::nonNull)
                .toList());
        Map<ImportedContact, AdvertisingChoice> objecting = new IdentityHashMap<>();
        for (ImportedContact each : imported) {
            Contact known = present.get(each.draft().getId());
            String address = each.draft().getAddress();
            if (known != null && known.isObjected()
                    || address != null && suppressed.containsKey(StorableText.addressKey(address))) {
                objecting.put(each, null);
            } else if (each.advertising() != null && each.advertising().state() == AdvertisingState.OBJECTION) {
                objecting.put(each, each.advertising());
            }
        }
        return objecting;
    }

    private void object(Contact contact, AdvertisingChoice grounds, Map<String, List<Contact>> withAddress) {
        String source = grounds == null ? null : grounds.source();
        String proof = grounds == null ? null : grounds.proof();
        objections.note(contact, source, proof);
        if (contact.getAddress() != null) {
            withAddress
                    .getOrDefault(StorableText.addressKey(contact.getAddress()), List.of())
                    .forEach(other -> objections.note(other, source, proof));
        }
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

    /** What is known already is not written down again. */
    private void advertise(Contact contact, AdvertisingChoice choice, AdvertisingEntry last) {
        if (last == null || !last.says(choice)) {
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
