package de.mat.contact;

import de.mat.security.Roles;
import de.mat.text.StorableText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The suppression list. What is on it stays there, whatever becomes of the contacts: there is no way to take an address off. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER, Roles.SYSTEM})
public class SuppressionService {

    /** Addresses in one question to the database. */
    private static final int PIECE = 500;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /** For the container. */
    public SuppressionService() {}

    SuppressionService(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /** Why the address is on the list; empty when it is not. */
    public Optional<SuppressionReason> reason(String address) {
        return Optional.ofNullable(reasons(List.of(address)).get(StorableText.addressKey(address)));
    }

    /** Those of the addresses that are on the list, in the form that addresses are compared in, and why: an erasure counts more. */
    public Map<String, SuppressionReason> reasons(Collection<String> addresses) {
        Map<String, String> byHash = new HashMap<>();
        addresses.stream()
                .map(StorableText::addressKey)
                .filter(key -> key != null)
                .forEach(key -> byHash.put(SuppressedAddress.hash(key), key));
        List<String> hashes = List.copyOf(byHash.keySet());
        Map<String, SuppressionReason> reasons = new HashMap<>();
        for (int from = 0; from < hashes.size(); from += PIECE) {
            entityManager
                    .createNamedQuery(SuppressedAddress.OF_HASHES, SuppressedAddress.class)
                    .setParameter("hashes", hashes.subList(from, Math.min(hashes.size(), from + PIECE)))
                    .getResultList()
                    .forEach(found -> reasons.merge(
                            byHash.get(found.getHash()),
                            found.getReason(),
                            (one, other) -> one.compareTo(other) > 0 ? one : other));
        }
        return reasons;
    }

    /** Puts the address on the list for that reason; nothing happens if it is there for it. Joins the caller's transaction. */
    @RolesAllowed({Roles.CONTACTS_WRITE, Roles.SYSTEM})
    public void add(String address, SuppressionReason reason) {
        boolean isThere = entityManager
                .createNamedQuery(SuppressedAddress.OF_HASHES, SuppressedAddress.class)
                .setParameter("hashes", List.of(SuppressedAddress.hash(address)))
                .getResultStream()
                .anyMatch(found -> found.getReason() == reason);
        if (!isThere && StorableText.addressKey(address) != null) {
            entityManager.persist(new SuppressedAddress(address, reason, clock.instant()));
        }
    }
}
