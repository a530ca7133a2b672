package de.mat.contact;

import de.mat.platform.PlatformService;
import de.mat.platform.RelayAddresses;
import de.mat.security.Roles;
import de.mat.text.StorableText;
import de.mat.validation.TextSyntax;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** Whether an address may get a bulk mail. The answer is as of now: it is asked again at the moment of sending. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER, Roles.SYSTEM})
public class AllowanceService {

    /** Addresses or ids in one question to the database. */
    private static final int PIECE = 500;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private SuppressionService suppression;

    @Inject
    private PlatformService platforms;

    private Supplier<RelayAddresses> relays = () -> platforms.relayAddresses();

    /** For the container. */
    public AllowanceService() {}

    AllowanceService(EntityManager entityManager, SuppressionService suppression, RelayAddresses relays) {
        this.entityManager = entityManager;
        this.suppression = suppression;
        this.relays = () -> relays;
    }

    /** Whether this address, which may be null, may get a bulk mail. */
    public Allowance of(String address) {
        return address == null ? Allowance.NO_ADDRESS : of(List.of(address)).get(address);
    }

    /** At most {@code max} of the contacts that meet the criteria, from the {@code first} on (counted from 0), always in one order. */
    public List<RecipientCandidate> candidates(ContactCriteria criteria, int first, int max) {
        return judged(criteria.putInto(entityManager.createQuery(
                        RecipientCandidate.SELECT + criteria.condition() + " order by c.id", RecipientCandidate.class))
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultList());
    }

    /** Those of these contacts that are there, always in one order. */
    public List<RecipientCandidate> candidates(Collection<Long> contacts) {
        List<Long> ids = contacts.stream().distinct().sorted().toList();
        List<RecipientCandidate> candidates = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += PIECE) {
            candidates.addAll(entityManager
                    .createQuery(
                            RecipientCandidate.SELECT + " where c.id in :ids order by c.id", RecipientCandidate.class)
                    .setParameter("ids", ids.subList(from, Math.min(ids.size(), from + PIECE)))
                    .getResultList());
        }
        return judged(candidates);
    }

    private List<RecipientCandidate> judged(List<RecipientCandidate> candidates) {
        Map<String, Allowance> allowances = of(candidates.stream()
                .map(RecipientCandidate::address)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return candidates.stream()
                .map(candidate -> candidate.with(
                        candidate.address() == null ? Allowance.NO_ADDRESS : allowances.get(candidate.address())))
                .toList();
    }

    private Map<String, Allowance> of(List<String> addresses) {
        Map<String, SuppressionReason> suppressed = suppression.reasons(addresses);
        Map<String, Set<AdvertisingState>> states = states(addresses);
        RelayAddresses relayAddresses = relays.get();
        Map<String, Allowance> allowances = new HashMap<>();
        for (String address : addresses) {
            String key = StorableText.addressKey(address);
            allowances.put(
                    address,
                    judge(
                            address,
                            suppressed.get(key),
                            states.getOrDefault(key, Set.of()),
                            relayAddresses.include(address)));
        }
        return allowances;
    }

    private static Allowance judge(
            String address, SuppressionReason suppressed, Set<AdvertisingState> states, boolean isRelay) {
        if (address.isBlank()) {
            return Allowance.NO_ADDRESS;
        }
        if (!TextSyntax.isMailAddress(address)) {
            return Allowance.INVALID_ADDRESS;
        }
        if (suppressed == SuppressionReason.ERASED) {
            return Allowance.ERASED;
        }
        if (suppressed == SuppressionReason.OBJECTION || states.contains(AdvertisingState.OBJECTION)) {
            return Allowance.OBJECTION;
        }
        if (isRelay) {
            return Allowance.RELAY;
        }
        return states.stream().anyMatch(AdvertisingState::allows) ? Allowance.ALLOWED : Allowance.NO_CONSENT;
    }

    /** What the contacts with these addresses said, by the key of the address. */
    private Map<String, Set<AdvertisingState>> states(List<String> addresses) {
        List<String> keys = addresses.stream()
                .map(StorableText::addressKey)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<String, Set<AdvertisingState>> states = new HashMap<>();
        for (int from = 0; from < keys.size(); from += PIECE) {
            entityManager
                    .createNamedQuery(Contact.STATES, Object[].class)
                    .setParameter("addresses", keys.subList(from, Math.min(keys.size(), from + PIECE)))
                    .getResultList()
                    .forEach(row -> states.computeIfAbsent(
                                    (String) row[0], key -> EnumSet.noneOf(AdvertisingState.class))
                            .add((AdvertisingState) row[1]));
        }
        return states;
    }
}
