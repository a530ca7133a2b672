package de.mat.delivery;

import de.mat.mail.MailFailure;
import de.mat.mail.MailFailure.Cause;
import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps the books of a sender: gives it the next message, which no other sender gets, and stores what became of it. Each method is one
 * short transaction of its own. A sender that was away too long has lost its claim and is told so.
 */
@Stateless
@RolesAllowed(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SendingService {

    /** How long a claim is believed when nobody keeps it: what a message waits when its node dies. */
    static final Duration CLAIM = Duration.ofMinutes(1);

    /** Rows changed in one transaction. */
    private static final int AT_ONCE = 200;

    private static final String NEXT =
            "select id from delivery where state = 'WAITING' and urgency = ?1 and next_try <= ?2 order by next_try, id"
                    + " limit 1 for update skip locked";

    private static final String LEFT = "select id from delivery where state = 'SENDING' and claimed_until < ?1 limit "
            + AT_ONCE + " for update skip locked";

    private static final String UNUSED_TEMPLATES = "delete from bulk_template where not wanted"
            + " and not exists (select 1 from delivery where delivery.template_id = bulk_template.id)";

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
    public SendingService() {}

    SendingService(
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

    /** Whether there is something to send, and it may be tried now. */
    public boolean isDue(long accountVersion) {
        Instant now = clock.instant();
        DeliveryPause pause = pause();
        return (pause == null || pause.isOver(accountVersion, now))
                && (isDue(Urgency.PROMPT, now) || isDue(Urgency.BULK, now) && paces.mayGo());
    }

    private boolean isDue(Urgency urgency, Instant now) {
        return !entityManager
                .createNamedQuery(Delivery.DUE, Long.class)
                .setParameter("urgency", urgency)
                .setParameter("now", now)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** The next message for this sender, the most urgent first; nobody else gets it meanwhile. */
    public Optional<ClaimedMessage> claim(String sender) {
        Optional<Delivery> prompt = next(Urgency.PROMPT, sender);
        if (prompt.isPresent()) {
            return prompt.map(Delivery::claimed);
        }
        while (paces.free(1) > 0) {
            Optional<Delivery> bulk = next(Urgency.BULK, sender);
            if (bulk.isEmpty() || isWanted(bulk.get())) {
                return bulk.map(this::claimedBulk);
            }
        }
        return Optional.empty();
    }

    private Optional<Delivery> next(Urgency urgency, String sender) {
        Instant now = clock.instant();
        List<?> ids = entityManager
                .createNativeQuery(NEXT)
                .setParameter(1, urgency.name())
                .setParameter(2, column(now))
                .getResultList();
        Optional<Delivery> next = ids.stream().findFirst().map(this::delivery);
        next.ifPresent(delivery -> delivery.claim(sender, now.plus(CLAIM)));
        return next;
    }

    /** Who caused it is asked right before it is sent. */
    private boolean isWanted(Delivery delivery) {
        BulkClaimed claimed = delivery.bulkClaimed();
        news.accept(claimed);
        claimed.skipped().ifPresent(why -> {
            delivery.callBack(why, clock.instant());
            tell(delivery);
        });
        return claimed.skipped().isEmpty();
    }

    private ClaimedMessage claimedBulk(Delivery delivery) {
        return delivery.claimed(
                entityManager.find(BulkTemplate.class, delivery.template()).message());
    }

    /** The sender is still at its message. */
    public void keep(String sender) {
        entityManager
                .createNamedQuery(Delivery.KEEP)
                .setParameter("claim", sender)
                .setParameter("until", clock.instant().plus(CLAIM))
                .executeUpdate();
    }

    /**
     * Notes that the server may have the message from now on.
     *
     * @return false if the sender has lost its claim, or the person was erased meanwhile: then the end of the message must not be sent
     */
    public boolean handOver(ClaimedMessage message) {
        Optional<Delivery> claimed = claimed(message).filter(delivery -> !delivery.isErased());
        claimed.ifPresent(delivery -> delivery.handOver(clock.instant()));
        return claimed.isPresent();
    }

    /** The server took the message. That is true even if the claim was lost meanwhile. */
    public void sent(ClaimedMessage message) {
        store(message).ifPresent(this::tell);
        resume();
    }

    /** The same, but whoever caused the message does not hear of it. */
    public void sentUntold(ClaimedMessage message) {
        store(message);
    }

    private Optional<Delivery> store(ClaimedMessage message) {
        Optional<Delivery> news = Optional.of(
                        entityManager.find(Delivery.class, message.id(), LockModeType.PESSIMISTIC_WRITE))
                .filter(delivery -> delivery.getState() != DeliveryState.SENT);
        news.ifPresent(delivery -> delivery.sent(clock.instant()));
        paces.wentWell();
        return news;
    }

    /** The server refused the message for good. */
    public void refused(ClaimedMessage message, Cause cause, String reply) {
        claimed(message).ifPresent(delivery -> {
            delivery.refused(cause, reply, clock.instant());
            tell(delivery);
        });
        resume();
    }

    /** It did not work this time. */
    public void deferred(ClaimedMessage message, MailFailure failure) {
        claimed(message).ifPresent(delivery -> {
            delivery.deferred(failure.cause(), failure.serverReply().orElse(""), patience, clock.instant());
            tellIfOver(delivery);
            if (delivery.isBulk() && failure.cause() == Cause.TEMPORARILY_REFUSED && !failure.isAboutRecipient()) {
                paces.slowDown(failure.serverReply().orElse(""));
            }
        });
    }

    /** The message was not tried at all. */
    public void putBack(ClaimedMessage message) {
        claimed(message).ifPresent(delivery -> {
            delivery.putBack(clock.instant());
            tellIfOver(delivery);
        });
    }

    /** What senders left behind that are gone: tried again, but for bulk mail that may have arrived. */
    public void takeUp() {
        Instant now = clock.instant();
        for (Object id : entityManager
                .createNativeQuery(LEFT)
                .setParameter(1, column(now))
                .getResultList()) {
            Delivery delivery = delivery(id);
            delivery.left(now);
            tellIfOver(delivery);
        }
        entityManager.createNativeQuery(UNUSED_TEMPLATES).executeUpdate();
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
            tell(delivery);
        }
        news.accept(new DeliveryPaused(cause, reply));
    }

    /** Without the version: another sender, or a person, may change the pause meanwhile, and what was sent must not fail by that. */
    private void resume() {
        entityManager.createNamedQuery(DeliveryPause.END).executeUpdate();
    }

    private DeliveryPause pause() {
        return entityManager.find(DeliveryPause.class, DeliveryPause.ID);
    }

    /** The message, locked, while it is still this sender's. */
    private Optional<Delivery> claimed(ClaimedMessage message) {
        return Optional.of(entityManager.find(Delivery.class, message.id(), LockModeType.PESSIMISTIC_WRITE))
                .filter(delivery -> delivery.isClaimedBy(message.claim()));
    }

    private Delivery delivery(Object id) {
        return entityManager.find(Delivery.class, ((Number) id).longValue());
    }

    private void tellIfOver(Delivery delivery) {
        if (delivery.getState() != DeliveryState.WAITING) {
            tell(delivery);
        }
    }

    private void tell(Delivery delivery) {
        news.accept(delivery.outcome());
    }

    private static OffsetDateTime column(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
