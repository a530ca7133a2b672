package de.mat.delivery;

import de.mat.mail.MailFailure.Cause;
import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether anything can be sent at all, and what is given up because nothing could for too long. */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class DeliveryPauseService {

    /** Rows changed in one transaction. */
    private static final int AT_ONCE = 200;

    private static final String DUE =
            "select d.id from Delivery d where d.state = de.mat.delivery.DeliveryState.WAITING"
                    + " and d.urgency = :urgency and d.trying.nextTry <= :now";

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Event<Object> events;

    @EJB
    private DeliveryPaceService paces;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "mat.delivery.give-up")
    private Duration patience;

    private Consumer<Object> news = event -> events.fire(event);

    /** For the container. */
    public DeliveryPauseService() {}

    DeliveryPauseService(
            EntityManager entityManager,
            DeliveryPaceService paces,
            Consumer<Object> news,
            Clock clock,
            Duration patience) {
        this.entityManager = entityManager;
        this.paces = paces;
        this.news = news;
        this.clock = clock;
        this.patience = patience;
    }

    /** How many messages may be sent now, counted up to {@code most}. */
    public int due(long accountVersion, int most) {
        Instant now = clock.instant();
        DeliveryPause pause = pause();
        if (pause != null && !pause.isOver(accountVersion, now)) {
            return 0;
        }
        int due = due(Urgency.PROMPT, now, most);
        return due < most && paces.mayGo() ? due + due(Urgency.BULK, now, most - due) : due;
    }

    private int due(Urgency urgency, Instant now, int most) {
        return entityManager
                .createQuery(DUE, Long.class)
                .setParameter("urgency", urgency)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList()
                .size();
    }

    /**
     * Nothing can be sent: there is a pause, and what has waited too long through such pauses is given up.
     *
     * @param notBefore when it makes sense to try again, if that is known
     */
    public void pause(Cause cause, String reply, long accountVersion, Optional<Instant> notBefore) {
        Instant now = clock.instant();
        DeliveryPause pause = pause();
        if (pause == null) {
            pause = new DeliveryPause(now);
            entityManager.persist(pause);
        }
        pause.failed(cause, reply, accountVersion, now);
        notBefore.ifPresent(pause::notBefore);
        entityManager
                .createNamedQuery(DeliveryPause.START_PATIENCE)
                .setParameter("giveUp", now.plus(patience))
                .executeUpdate();
        List<Delivery> hopeless = entityManager
                .createNamedQuery(DeliveryPause.HOPELESS, Delivery.class)
                .setParameter("now", now)
                .setMaxResults(AT_ONCE)
                .getResultList();
        for (Delivery delivery : hopeless) {
            delivery.deferred(cause, reply, patience, now);
            news.accept(delivery.outcome());
        }
        news.accept(new DeliveryPaused(cause, reply));
    }

    /** Without the version: another sender, or a person, may change the pause meanwhile, and what was sent must not fail by that. */
    public void resume() {
        entityManager.createNamedQuery(DeliveryPause.END).executeUpdate();
    }

    /** A run of bulk mail is refused: it waits until somebody has looked; answers go on. */
    public void stopBulk(Cause cause, String reply) {
        paces.stop(reply);
        news.accept(new DeliveryPaused(cause, reply));
    }

    private DeliveryPause pause() {
        return entityManager.find(DeliveryPause.class, DeliveryPause.ID);
    }
}
