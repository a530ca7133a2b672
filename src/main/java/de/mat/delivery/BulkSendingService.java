package de.mat.delivery;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Gives a sender bulk mail in portions, as much as the limits allow; no other sender gets the same. */
@Stateless
@RolesAllowed(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class BulkSendingService {

    /**
     * While a server asks for patience, what it has not taken yet goes first: it may take it by now. In the order of an index, and locked
     * from outside: otherwise H2 reads, and locks, all that waits.
     */
    private static final String NEXT = "select id from delivery where id in"
            + " (select id from delivery where state = 'WAITING' and urgency = 'BULK' and next_try <= ?1"
            + " order by state, urgency, tries desc, next_try, id limit ?2) for update skip locked";

    /** Those that still wait now that they are locked. */
    private static final String IN_THEIR_ORDER =
            "select d from Delivery d where d.id in :ids and d.state = de.mat.delivery.DeliveryState.WAITING"
                    + " order by d.trying.tries desc, d.trying.nextTry, d.id";

    @PersistenceContext
    private EntityManager entityManager;

    @EJB
    private DeliveryPaceService paces;

    @Inject
    private Event<Object> events;

    @Inject
    private Clock clock;

    private Consumer<Object> news = event -> events.fire(event);

    /** For the container. */
    public BulkSendingService() {}

    BulkSendingService(EntityManager entityManager, DeliveryPaceService paces, Consumer<Object> news, Clock clock) {
        this.entityManager = entityManager;
        this.paces = paces;
        this.news = news;
        this.clock = clock;
    }

    /** At most so many messages for this sender; who caused each was asked right now whether it may go. */
    public BulkPortion claim(String sender, int wanted) {
        Instant now = clock.instant();
        int free = paces.free(wanted);
        if (free == 0) {
            return BulkPortion.NOTHING;
        }
        List<?> ids = entityManager
                .createNativeQuery(NEXT)
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .setParameter(2, free)
                .getResultList();
        List<ClaimedBulk> claimed = new ArrayList<>();
        for (Delivery delivery : deliveries(ids)) {
            delivery.claim(sender, now.plus(SendingService.CLAIM));
            if (isWanted(delivery)) {
                claimed.add(delivery.claimedBulk());
            }
        }
        return new BulkPortion(claimed, ids.isEmpty(), paces.isProbing());
    }

    private List<Delivery> deliveries(List<?> ids) {
        return ids.isEmpty()
                ? List.of()
                : entityManager
                        .createQuery(IN_THEIR_ORDER, Delivery.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    private boolean isWanted(Delivery delivery) {
        BulkClaimed claimed = delivery.bulkClaimed();
        news.accept(claimed);
        claimed.skipped().ifPresent(why -> {
            delivery.callBack(why, clock.instant());
            news.accept(delivery.outcome());
        });
        return claimed.skipped().isEmpty();
    }

    /** The server has taken bulk mail again. */
    public void wentWell() {
        paces.wentWell();
    }

    /** What the messages of a bulk mail have in common. */
    public BulkMessage template(long id) {
        return entityManager.find(BulkTemplate.class, id).message();
    }
}
