package de.mat.delivery;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What the queue knows of a person, and how it forgets it: messages to or in the name of an address, and those of sources that other
 * features name.
 */
@Stateless
@RolesAllowed(Roles.ADMINISTRATOR)
public class PersonDeliveryService {

    /** Sources in one question to the database. */
    private static final int PIECE = 500;

    private static final String OF_ADDRESSES = "select d.id from Delivery d where d.erased = false"
            + " and (lower(d.content.recipient) in :keys or lower(d.content.replyTo) in :keys)";

    private static final String OF_SOURCES = "select d.id from Delivery d where d.erased = false and d.source in :keys";

    private static final List<String> SERVERS_WORDS = List.of(
            "update DeliveryPause p set p.reply = '' where lower(p.reply) like :words escape '!'",
            "update BulkSpeed s set s.reply = '' where lower(s.reply) like :words escape '!'",
            "update Delivery d set d.trying.reply = '' where lower(d.trying.reply) like :words escape '!'");

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Event<Object> events;

    @Inject
    private Clock clock;

    private Consumer<Object> news = event -> events.fire(event);

    /** For the container. */
    public PersonDeliveryService() {}

    PersonDeliveryService(EntityManager entityManager, Consumer<Object> news, Clock clock) {
        this.entityManager = entityManager;
        this.news = news;
        this.clock = clock;
    }

    /** Their ids, in the order in which they were written. */
    public List<Long> deliveries(Collection<String> addresses, Collection<String> sources) {
        Set<Long> ids = new TreeSet<>(ids(OF_ADDRESSES, List.copyOf(addresses)));
        List<String> all = List.copyOf(sources);
        for (int from = 0; from < all.size(); from += PIECE) {
            ids.addAll(ids(OF_SOURCES, all.subList(from, Math.min(all.size(), from + PIECE))));
        }
        return List.copyOf(ids);
    }

    private List<Long> ids(String query, List<String> keys) {
        return keys.isEmpty()
                ? List.of()
                : entityManager
                        .createQuery(query, Long.class)
                        .setParameter("keys", keys)
                        .getResultList();
    }

    /** How many of them are waiting, or being sent right now. */
    public int waiting(Collection<Long> ids) {
        return (int) ids.stream()
                .map(id -> entityManager.find(Delivery.class, id))
                .filter(delivery ->
                        Set.of(DeliveryState.WAITING, DeliveryState.SENDING).contains(delivery.getState()))
                .count();
    }

    /**
     * What is kept of the message; its words only if it went to one of these addresses: others are to the office, and may tell of more than
     * one person.
     */
    public Map<String, Object> export(long id, Collection<String> addresses) {
        Delivery delivery = entityManager.find(Delivery.class, id);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("delivery", id);
        data.put("source", delivery.outcome().source());
        data.put("state", delivery.getState().name());
        data.put("written", delivery.getWritten().toString());
        if (addresses.contains(delivery.bulkClaimed().recipient().toLowerCase(Locale.ROOT))) {
            delivery.tellWords(data);
        }
        data.put("serverReply", delivery.getReply());
        return data;
    }

    /**
     * Leaves nothing of these messages but that there were some; joins the caller's transaction. What waits is not sent any more, which its
     * feature is told; what is being sent right now ends by itself.
     *
     * @return the sources of what waited
     */
    public Set<String> erase(Collection<String> addresses, Collection<String> sources) {
        Set<String> withdrawn = new HashSet<>();
        List<DeliveryOutcome> outcomes = new ArrayList<>();
        for (long id : deliveries(addresses, sources)) {
            Delivery delivery = entityManager.find(Delivery.class, id, LockModeType.PESSIMISTIC_WRITE);
            DeliveryState before = delivery.getState();
            delivery.erase(clock.instant());
            if (before == DeliveryState.WAITING) {
                withdrawn.add(delivery.outcome().source());
                outcomes.add(delivery.outcome());
            }
        }
        outcomes.forEach(news);
        entityManager.flush();
        addresses.forEach(this::forgetServersWords);
        return withdrawn;
    }

    /** What a server said of one message is shown as the reason why all wait. */
    private void forgetServersWords(String address) {
        String words = "%" + address.replaceAll("([!%_])", "!$1") + "%";
        SERVERS_WORDS.forEach(update ->
                entityManager.createQuery(update).setParameter("words", words).executeUpdate());
    }
}
