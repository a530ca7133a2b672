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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What has not gone out, and what a person decides about it. A decision about a message that is no longer there, or that a sender is at
 * right now, changes nothing.
 */
@Stateless
@RolesAllowed(Roles.ADMINISTRATOR)
public class OutboxService {

    /** What was refused of a bulk mail is told there, and nobody has to decide about it. */
    private static final String SHOWN = " where d.state in :states and (d.state <> de.mat.delivery.DeliveryState.FAILED"
            + " or d.urgency = de.mat.delivery.Urgency.PROMPT)";

    private static final String LINE =
            "select new de.mat.delivery.OutboxLine(d.id, d.urgency, d.state, d.content.recipient, d.content.subject, d.content.written, d.since,"
                    + " d.trying.nextTry, d.trying.tries, d.perhapsArrived, d.trying.failureCause, d.trying.reply) from Delivery d"
                    + SHOWN
                    // What a person has to decide comes first, the rest in the order in which it is sent
                    + " order by case when d.state = de.mat.delivery.DeliveryState.FAILED then 0"
                    + " when d.state = de.mat.delivery.DeliveryState.UNKNOWN then 1 else 2 end, d.trying.nextTry, d.id";

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Event<Object> events;

    @Inject
    private Clock clock;

    private Consumer<Object> news = event -> events.fire(event);

    /** For the container. */
    public OutboxService() {}

    OutboxService(EntityManager entityManager, Consumer<Object> news, Clock clock) {
        this.entityManager = entityManager;
        this.news = news;
        this.clock = clock;
    }

    /** How many messages there are. */
    public int count(OutboxFilter filter) {
        return entityManager
                .createQuery("select count(d) from Delivery d" + SHOWN, Long.class)
                .setParameter("states", filter.states())
                .getSingleResult()
                .intValue();
    }

    /** At most {@code size} of them from the {@code first} on (counted from 0). */
    public List<OutboxLine> list(OutboxFilter filter, int first, int size) {
        return entityManager
                .createQuery(LINE, OutboxLine.class)
                .setParameter("states", filter.states())
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
    }

    /**
     * The message is sent again, or at once.
     *
     * @return false if nothing was left to decide
     */
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.INQUIRIES_WRITE, Roles.MAILINGS_WRITE})
    public boolean sendAgain(long id) {
        Optional<Delivery> found = open(id);
        found.ifPresent(delivery -> {
            boolean wasOver = delivery.getState() != DeliveryState.WAITING;
            delivery.tryAgain(clock.instant());
            if (wasOver) {
                news.accept(delivery.outcome());
            }
            news.accept(new DeliveryDue());
        });
        return found.isPresent();
    }

    /**
     * Away with the message: it is not sent, and its words are deleted.
     *
     * @return false if nothing was left to decide
     */
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.MAILINGS_WRITE})
    public boolean discard(long id) {
        Optional<Delivery> found = open(id);
        found.ifPresent(delivery -> {
            delivery.discard(clock.instant());
            news.accept(delivery.outcome());
        });
        return found.isPresent();
    }

    /** The mail server is tried at once, instead of when it would be the next time. */
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.MAILINGS_WRITE})
    public void tryNow() {
        DeliveryPause pause = entityManager.find(DeliveryPause.class, DeliveryPause.ID, LockModeType.PESSIMISTIC_WRITE);
        if (pause != null) {
            pause.notBefore(clock.instant());
        }
        news.accept(new DeliveryDue());
    }

    private Optional<Delivery> open(long id) {
        return Optional.ofNullable(entityManager.find(Delivery.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(Delivery::isOpen);
    }
}
