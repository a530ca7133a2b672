package de.mat.contact;

import de.mat.security.Roles;
import de.mat.text.StorableText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
        Map<String, String> byHash = byHash(addresses);
        Map<String, SuppressionReason> reasons = new HashMap<>();
        for (List<String> piece : pieces(byHash.keySet())) {
            ofHashes(piece)
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
        addAll(List.of(address), reason);
    }

    /** The same with many addresses. */
    @RolesAllowed({Roles.CONTACTS_WRITE, Roles.SYSTEM})
    public void addAll(Collection<String> addresses, SuppressionReason reason) {
        Map<String, String> missing = byHash(addresses);
        for (List<String> piece : pieces(missing.keySet())) {
            ofHashes(piece)
                    .filter(found -> found.getReason() == reason)
                    .forEach(found -> missing.remove(found.getHash()));
        }
        missing.values().forEach(key -> entityManager.persist(new SuppressedAddress(key, reason, clock.instant())));
    }

    private static Map<String, String> byHash(Collection<String> addresses) {
        Map<String, String> byHash = new HashMap<>();
        addresses.stream()
                .map(StorableText::addressKey)
                .filter(key -> key != null)
                .forEach(key -> byHash.put(SuppressedAddress.hash(key), key));
        return byHash;
    }

    private static List<List<String>> pieces(Collection<String> hashes) {
        List<String> all = List.copyOf(hashes);
        List<List<String>> pieces = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PIECE) {
            pieces.add(all.subList(from, Math.min(all.size(), from + PIECE)));
        }
        return pieces;
    }

    private Stream<SuppressedAddress> ofHashes(List<String> hashes) {
        return entityManager
                .createNamedQuery(SuppressedAddress.OF_HASHES, SuppressedAddress.class)
                .setParameter("hashes", hashes)
                .getResultStream();
    }

    /**
     * Notes that the persons with these addresses were erased just now. In a transaction of its own, so that from here on nothing of them
     * comes in again and nothing goes out to them, while the rest is being erased.
     */
    @RolesAllowed(Roles.ADMINISTRATOR)
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void erase(Collection<String> addresses) {
        for (String address : addresses) {
            Optional<SuppressedAddress> known = erased(List.of(address)).findFirst();
            if (known.isPresent()) {
                known.get().renew(clock.instant());
            } else {
                add(address, SuppressionReason.ERASED);
            }
        }
    }

    /** Whether one of these was erased after that instant: then what was written until then must not come in again. */
    public boolean isErasedSince(Collection<String> addresses, Instant instant) {
        return erased(addresses).anyMatch(found -> !found.getSince().isBefore(instant));
    }

    private Stream<SuppressedAddress> erased(Collection<String> addresses) {
        return pieces(byHash(addresses).keySet()).stream()
                .flatMap(this::ofHashes)
                .filter(found -> found.getReason() == SuppressionReason.ERASED);
    }
}
