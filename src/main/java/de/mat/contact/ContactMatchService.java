package de.mat.contact;

import de.mat.platform.PlatformService;
import de.mat.platform.RelayAddresses;
import de.mat.security.Roles;
import de.mat.text.StorableText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Which contact somebody is. Only an address that one contact alone has says so for sure; all else is a proposal for a person. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER, Roles.SYSTEM})
public class ContactMatchService {

    private static final int MOST_PROPOSALS = 5;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private PlatformService platforms;

    private Supplier<RelayAddresses> relays = () -> platforms.relayAddresses();

    /** For the container. */
    public ContactMatchService() {}

    ContactMatchService(EntityManager entityManager, RelayAddresses relays) {
        this.entityManager = entityManager;
        this.relays = () -> relays;
    }

    /** The one contact with this address, which may be null; never by an address of a platform. */
    public Optional<Contact> sure(String address) {
        String key = personal(address).map(StorableText::addressKey).orElse(null);
        if (key == null) {
            return Optional.empty();
        }
        List<Contact> found = entityManager
                .createNamedQuery(Contact.OF_ADDRESSES, Contact.class)
                .setParameter("addresses", List.of(key))
                .setMaxResults(2)
                .getResultList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The contacts that the clues lead to, the surest first, each once. */
    public List<ContactMatch> proposals(ContactClues clues) {
        Map<Long, ContactMatch> matches = new LinkedHashMap<>();
        personal(clues.address())
                .map(StorableText::addressKey)
                .ifPresent(key -> add(matches, ContactMatchReason.ADDRESS, " where c.addressKey = :clue", key));
        if (!clues.phoneKeys().isEmpty()) {
            add(
                    matches,
                    ContactMatchReason.PHONE,
                    " where exists (select 1 from Contact d join d.phoneKeys k where d = c and k in :clue)",
                    clues.phoneKeys());
        }
        if (clues.company() != null && clues.countryCode().isPresent()) {
            // A code of two capitals: nothing to escape.
            add(
                    matches,
                    ContactMatchReason.COMPANY_AND_COUNTRY,
                    " where c.companyKey = :clue and c.country = '"
                            + clues.countryCode().get() + "'",
                    Contact.companyKey(clues.company()));
        }
        return matches.values().stream().limit(MOST_PROPOSALS).toList();
    }

    private void add(Map<Long, ContactMatch> matches, ContactMatchReason reason, String condition, Object clue) {
        entityManager
                .createQuery(ContactLine.SELECT + condition + ContactOrder.NAME.clause(), ContactLine.class)
                .setParameter("clue", clue)
                .setMaxResults(MOST_PROPOSALS)
                .getResultStream()
                .forEach(contact -> matches.putIfAbsent(contact.id(), new ContactMatch(contact, reason)));
    }

    /** A new contact that says what the clues say; the address of a platform is left out. */
    public ContactDraft draft(ContactClues clues) {
        ContactDraft draft = clues.draft();
        draft.setAddress(personal(draft.getAddress()).orElse(null));
        return draft;
    }

    private Optional<String> personal(String address) {
        return Optional.ofNullable(address).filter(given -> !relays.get().include(given));
    }
}
