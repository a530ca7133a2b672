package de.mat.contact;

import de.mat.platform.PlatformService;
import de.mat.platform.RelayAddresses;
import de.mat.security.Roles;
import de.mat.text.StorableText;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Keeps the contacts and finds them again. Everybody at the desk may see them; to change them is a right of its own. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER})
public class ContactService {

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private ObjectionService objections;

    @Inject
    private SuppressionService suppression;

    @Inject
    private PlatformService platforms;

    @Inject
    private Clock clock;

    @Resource
    private SessionContext session;

    private Supplier<RelayAddresses> relays = () -> platforms.relayAddresses();
    private Supplier<String> caller = () -> session.getCallerPrincipal().getName();

    /** For the container. */
    public ContactService() {}

    ContactService(EntityManager entityManager, RelayAddresses relays, Clock clock, String caller) {
        this.entityManager = entityManager;
        this.objections = new ObjectionService(entityManager, clock, caller);
        this.suppression = new SuppressionService(entityManager, clock);
        this.relays = () -> relays;
        this.clock = clock;
        this.caller = () -> caller;
    }

    /** At most {@code size} of those that meet the criteria, from the {@code first} on (counted from 0), and how many there are. */
    public ContactPage page(ContactCriteria criteria, ContactOrder order, int first, int size) {
        List<ContactLine> lines = criteria.putInto(entityManager.createQuery(
                        ContactLine.SELECT + criteria.condition() + order.clause(), ContactLine.class))
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
        return new ContactPage(lines, count(criteria), doubles(lines));
    }

    /** How many meet the criteria. */
    public int count(ContactCriteria criteria) {
        return criteria.putInto(entityManager.createQuery(ContactCriteria.COUNT + criteria.condition(), Long.class))
                .getSingleResult()
                .intValue();
    }

    private Set<String> doubles(List<ContactLine> lines) {
        List<String> addresses = lines.stream()
                .map(ContactLine::addressKey)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return addresses.isEmpty()
                ? Set.of()
                : new HashSet<>(entityManager
                        .createNamedQuery(Contact.DOUBLES, String.class)
                        .setParameter("addresses", addresses)
                        .getResultList());
    }

    /** The groups that contacts are in, in their order. */
    public List<String> groups() {
        return entityManager.createNamedQuery(Contact.GROUPS, String.class).getResultList().stream()
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }

    /** Where contacts are, ISO 3166. */
    public List<String> countries() {
        return entityManager.createNamedQuery(Contact.COUNTRIES, String.class).getResultList();
    }

    /** What contacts speak, ISO 639-1. */
    public List<String> languages() {
        return entityManager.createNamedQuery(Contact.LANGUAGES, String.class).getResultList();
    }

    /** The contact of this id. */
    public Optional<Contact> find(long id) {
        return Optional.ofNullable(entityManager.find(Contact.class, id));
    }

    /** Those with this address, whatever the capitals. */
    public List<Contact> ofAddress(String address) {
        String key = StorableText.addressKey(address);
        return key == null
                ? List.of()
                : entityManager
                        .createNamedQuery(Contact.OF_ADDRESSES, Contact.class)
                        .setParameter("addresses", List.of(key))
                        .getResultList();
    }

    /** What was written down about advertising to the contact, the last first. */
    public List<AdvertisingEntry> advertising(long id) {
        return entityManager
                .createNamedQuery(AdvertisingEntry.OF_CONTACT, AdvertisingEntry.class)
                .setParameter("contact", id)
                .getResultList();
    }

    /**
     * Stores a new contact or a change of one. If its address is on the suppression list, the contact has objected.
     *
     * @return its id
     * @throws ContactChangedException if the contact is not the one any more that the change began with
     * @throws RelayAddressException if the address is one of a platform's
     */
    @RolesAllowed(Roles.CONTACTS_WRITE)
    public long store(ContactDraft draft) throws ContactChangedException, RelayAddressException {
        if (draft.getAddress() != null && relays.get().include(draft.getAddress())) {
            throw new RelayAddressException();
        }
        Contact contact;
        if (draft.getId() == null) {
            contact = new Contact(draft, clock.instant());
            entityManager.persist(contact);
        } else {
            contact = toChange(draft.getId(), draft.basedOn());
            contact.change(draft, clock.instant());
        }
        keepObjection(contact);
        return contact.getId();
    }

    /** An objection goes with the person to a new address, and with the address to a new contact. */
    private void keepObjection(Contact contact) {
        if (contact.getAddress() == null) {
            return;
        }
        boolean isSuppressed = suppression
                .reason(contact.getAddress())
                .filter(reason -> reason == SuppressionReason.OBJECTION)
                .isPresent();
        if (isSuppressed || contact.isObjected()) {
            objections.object(contact.getAddress(), null, null);
        }
    }

    /**
     * Sets the advertising state.
     *
     * @param version of the contact as the user sees it
     * @throws ContactChangedException if it is another one by now
     * @throws ObjectionIsFinalException if the contact has objected
     */
    @RolesAllowed(Roles.CONTACTS_WRITE)
    public void advertise(long id, long version, AdvertisingChoice choice)
            throws ContactChangedException, ObjectionIsFinalException {
        Contact contact = toChange(id, version);
        if (contact.isObjected()) {
            throw new ObjectionIsFinalException();
        }
        if (choice.state() == AdvertisingState.OBJECTION) {
            objections.object(id, choice.source(), choice.proof());
            return;
        }
        contact.advertise(choice.state(), clock.instant());
        entityManager.persist(new AdvertisingEntry(contact, choice, clock.instant(), caller.get()));
    }

    /**
     * Removes the contact; what its address is on the suppression list for stays, and its inquiries do.
     *
     * @param version of the contact as the user sees it
     * @throws ContactChangedException if it is another one by now
     */
    @RolesAllowed(Roles.CONTACTS_WRITE)
    public void remove(long id, long version) throws ContactChangedException {
        entityManager.remove(toChange(id, version));
    }

    private Contact toChange(long id, long version) throws ContactChangedException {
        Contact contact = entityManager.find(Contact.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (contact == null || contact.getVersion() != version) {
            throw new ContactChangedException();
        }
        return contact;
    }
}
