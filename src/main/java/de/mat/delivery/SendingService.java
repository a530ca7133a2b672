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
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
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
            "select id from delivery where state = 'WAITING' and urgency = 'PROMPT' and next_try <= ?1 order by next_try, id"
                    + " limit 1 for update skip locked";

    private static final String LEFT = "select id from delivery where state = 'SENDING' and claimed_until < ?1 limit "
            + AT_ONCE + " for update skip locked";

    private static final String KEPT =
            "select id from delivery where state = 'SENDING' and claim = ?1 for update skip locked";

    private static final String KEEP = "update Delivery d set d.claim.until = :until where d.id in :ids";

    private static final String UNUSED_TEMPLATES = "delete from bulk_template where not wanted"
            + " and not exists (select 1 from delivery where delivery.template_id = bulk_template.id)";

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Event<Object> events;

    @EJB
    private DeliveryPaceService paces;

    @EJB
    private DeliveryPauseService pauses;

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
            DeliveryPauseService pauses,
            Consumer<Object> news,
            Clock clock,
            Duration patience) {
        this.entityManager = entityManager;
        this.paces = paces;
        this.pauses = pauses;
        this.news = news;
        this.clock = clock;
        this.patience = patience;
    }

    /** The next answer or notification for this sender; nobody else gets it meanwhile. */
    public Optional<ClaimedMessage> claim(String sender) {
        Instant now = clock.instant();
        List<?> ids = entityManager
                .createNativeQuery(NEXT)
                .setParameter(1, column(now))
                .getResultList();
        return ids.stream().findFirst().map(this::delivery).map(delivery -> {
            delivery.claim(sender, now.plus(CLAIM));
            return delivery.claimed();
        });
    }

    /** The sender is still at its messages; one that it writes about right now is kept the next time. */
    public void keep(String sender) {
        List<?> ids =
                entityManager.createNativeQuery(KEPT).setParameter(1, sender).getResultList();
        if (!ids.isEmpty()) {
            entityManager
                    .createQuery(KEEP)
                    .setParameter("until", clock.instant().plus(CLAIM))
                    .setParameter("ids", ids)
                    .executeUpdate();
        }
    }

    /**
     * Notes that the server may have the message from now on.
     *
     * @return false if the sender has lost its claim, or the person was erased meanwhile: then the end of the message must not be sent
     */
    public boolean handOver(Claimed message) {
        return store(List.of(new SenderStep(null, message))).get(0);
    }

    /**
     * The same for the next message of each step, and that the server took the bulk mail before; who caused that one hears of it.
     *
     * @return of each step whether its next message may come to its end
     */
    public List<Boolean> store(List<SenderStep> steps) {
        SenderSteps rows = new SenderSteps(entityManager.unwrap(Connection.class), clock.instant());
        try {
            rows.sent(steps.stream()
                            .map(SenderStep::before)
                            .filter(Objects::nonNull)
                            .toList())
                    .forEach(taken -> tell(new DeliveryOutcome(taken.id(), taken.source(), DeliveryState.SENT, "")));
            return rows.handOver(steps.stream().map(SenderStep::next).toList());
        } catch (SQLException e) {
            throw new IllegalStateException("What a sender does could not be stored", e);
        }
    }

    /** The server took the message. That is true even if the claim was lost meanwhile. */
    public void sent(Claimed message) {
        store(message).ifPresent(this::tell);
        pauses.resume();
    }

    /** The same, but whoever caused the message does not hear of it. */
    public void sentUntold(Claimed message) {
        store(message);
    }

    private Optional<Delivery> store(Claimed message) {
        Optional<Delivery> news = Optional.of(
                        entityManager.find(Delivery.class, message.id(), LockModeType.PESSIMISTIC_WRITE))
                .filter(delivery -> delivery.getState() != DeliveryState.SENT);
        news.ifPresent(delivery -> delivery.sent(clock.instant()));
        return news;
    }

    /** The server refused the message for good. */
    public void refused(Claimed message, Cause cause, String reply) {
        claimed(message).ifPresent(delivery -> {
            delivery.refused(cause, reply, clock.instant());
            tell(delivery);
        });
        pauses.resume();
    }

    /** It did not work this time. */
    public void deferred(Claimed message, MailFailure failure) {
        claimed(message).ifPresent(delivery -> {
            delivery.deferred(failure.cause(), failure.serverReply().orElse(""), patience, clock.instant());
            tellIfOver(delivery);
            if (delivery.isBulk() && failure.cause() == Cause.TEMPORARILY_REFUSED && !failure.isAboutRecipient()) {
                paces.slowDown(failure.serverReply().orElse(""));
            }
        });
    }

    /** The messages were not tried at all. */
    public void putBack(List<? extends Claimed> messages) {
        messages.forEach(message -> claimed(message).ifPresent(delivery -> {
            delivery.putBack(clock.instant());
            tellIfOver(delivery);
        }));
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

    /** The message, locked, while it is still this sender's. */
    private Optional<Delivery> claimed(Claimed message) {
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
        tell(delivery.outcome());
    }

    private void tell(DeliveryOutcome outcome) {
        news.accept(outcome);
    }

    private static OffsetDateTime column(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
