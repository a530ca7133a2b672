package de.mat.mailing;

import de.mat.contact.Allowance;
import de.mat.contact.AllowanceService;
import de.mat.delivery.BulkClaimed;
import de.mat.delivery.DeliveryOutcome;
import de.mat.delivery.DeliveryPaused;
import de.mat.mail.MailFailure.Cause;
import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Hears what becomes of each recipient in delivery, and asks once more, right before a message leaves, whether it may. Stops a run that can
 * only go on to fail. All of it in delivery's transactions: it must not fail, else a sent message would be sent again.
 */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER, Roles.SYSTEM})
public class RunOutcomeService {

    /**
     * The mailing, unless somebody is just deciding about it: to wait for that could be to wait for each other, and the next refusal comes
     * here again.
     */
    private static final String RUNNING =
            "select id from mailing where id = ?1 and state = 'RUNNING' for update skip locked";

    private static final String STATE = "select m.state from Mailing m where m.id = :id";

    private static final String ALL_RUNNING =
            "select m.id from Mailing m where m.state = de.mat.mailing.MailingState.RUNNING order by m.id";

    private static final String RUN_AGAIN = "update Mailing m set m.state = de.mat.mailing.MailingState.RUNNING"
            + " where m.id = :id and m.state = de.mat.mailing.MailingState.FINISHED";

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private AllowanceService allowances;

    @Inject
    private RunQueueService queue;

    @Inject
    private Event<RunMoved> moved;

    @Inject
    private Clock clock;

    private Consumer<RunMoved> news = event -> moved.fire(event);

    /** For the container. */
    public RunOutcomeService() {}

    RunOutcomeService(
            EntityManager entityManager,
            AllowanceService allowances,
            RunQueueService queue,
            Consumer<RunMoved> news,
            Clock clock) {
        this.entityManager = entityManager;
        this.allowances = allowances;
        this.queue = queue;
        this.news = news;
        this.clock = clock;
    }

    /** Whoever objected, was erased or lost the consent since the start gets nothing. */
    public void ask(@Observes BulkClaimed claimed) {
        RecipientSource.of(claimed.source()).ifPresent(source -> {
            Allowance allowance = allowances.of(claimed.recipient());
            if (allowance != Allowance.ALLOWED) {
                claimed.skip(SkipReason.of(allowance).name());
            } else if (state(source.mailing()).orElse(MailingState.CANCELLED) == MailingState.CANCELLED) {
                claimed.skip(SkipReason.CANCELLED.name());
            }
        });
    }

    /** What became of a recipient. */
    public void settle(@Observes DeliveryOutcome outcome) {
        RecipientSource.of(outcome.source())
                .map(source -> entityManager.find(Recipient.class, source.recipient(), LockModeType.PESSIMISTIC_WRITE))
                .ifPresent(recipient -> settle(recipient, outcome));
    }

    private void settle(Recipient recipient, DeliveryOutcome outcome) {
        Instant now = clock.instant();
        switch (outcome.state()) {
            case WAITING, SENDING -> {
                recipient.queue(now);
                entityManager
                        .createQuery(RUN_AGAIN)
                        .setParameter("id", recipient.getMailing())
                        .executeUpdate();
            }
            case SENT -> recipient.sent(now);
            case FAILED -> {
                recipient.refused(outcome.reply(), now);
                stopAfterTooMany(recipient.getMailing(), outcome.reply());
            }
            case UNKNOWN -> {
                recipient.unknown(outcome.deliveryId(), outcome.reply(), now);
                stopAfterTooMany(recipient.getMailing(), outcome.reply());
            }
            case DISCARDED -> recipient.skip(SkipReason.of(outcome.reply()), now);
        }
        news.accept(new RunMoved(false));
    }

    /** Nothing goes out at present: that passes, unless the server does not want this sender, or one mail after the other. */
    public void hear(@Observes DeliveryPaused paused) {
        if (paused.cause() == Cause.SENDER_REFUSED) {
            stopAll(StopCause.SENDER_REFUSED, paused.reply());
        } else if (paused.cause() == Cause.MESSAGE_REFUSED) {
            stopAll(StopCause.CONTENT_REFUSED, paused.reply());
        } else if (paused.cause() == Cause.RECIPIENT_REFUSED) {
            stopAll(StopCause.REFUSED_IN_A_ROW, paused.reply());
        }
    }

    private void stopAll(StopCause cause, String reply) {
        entityManager.createQuery(ALL_RUNNING, Long.class).getResultList().forEach(id -> stop(id, cause, reply));
    }

    private void stopAfterTooMany(long mailing, String reply) {
        MailingRun run = entityManager.find(MailingRun.class, mailing);
        List<RecipientState> tried = entityManager
                .createNamedQuery(Recipient.TRIED, RecipientState.class)
                .setParameter("mailing", mailing)
                .setParameter("since", run.getSince())
                .setMaxResults(RefusalLimits.LOOKED_AT)
                .getResultList();
        RefusalLimits.exceededBy(tried).ifPresent(cause -> stop(mailing, cause, reply));
    }

    private void stop(long id, StopCause cause, String reply) {
        boolean running = !entityManager
                .createNativeQuery(RUNNING)
                .setParameter(1, id)
                .getResultList()
                .isEmpty();
        if (running) {
            entityManager.find(Mailing.class, id).turn(MailingState.STOPPED);
            entityManager.find(MailingRun.class, id).stop(cause, reply);
            queue.withdraw(id);
        }
    }

    private Optional<MailingState> state(long mailing) {
        return entityManager
                .createQuery(STATE, MailingState.class)
                .setParameter("id", mailing)
                .getResultStream()
                .findFirst();
    }
}
