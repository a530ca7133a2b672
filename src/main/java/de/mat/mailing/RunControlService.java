package de.mat.mailing;

import de.mat.delivery.DeliveryPaceService;
import de.mat.delivery.DeliveryService;
import de.mat.delivery.OutboxService;
import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a person decides about a running mailing, and about recipients of whom nobody knows. A decision that somebody else has made already,
 * or that comes too late, changes nothing.
 */
@Stateless
@RolesAllowed(Roles.MAILINGS_WRITE)
public class RunControlService {

    private static final Set<MailingState> HALTED = EnumSet.of(MailingState.PAUSED, MailingState.STOPPED);
    private static final Set<MailingState> NOT_OVER =
            EnumSet.of(MailingState.RUNNING, MailingState.PAUSED, MailingState.STOPPED);

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private RunQueueService queue;

    @Inject
    private DeliveryService deliveries;

    @Inject
    private OutboxService outbox;

    @Inject
    private DeliveryPaceService paces;

    @Inject
    private Event<RunMoved> moved;

    @Inject
    private Clock clock;

    private Consumer<RunMoved> news = event -> moved.fire(event);

    /** For the container. */
    public RunControlService() {}

    RunControlService(
            EntityManager entityManager,
            DeliveryService deliveries,
            OutboxService outbox,
            DeliveryPaceService paces,
            Consumer<RunMoved> news,
            Clock clock) {
        this.entityManager = entityManager;
        this.queue = new RunQueueService(entityManager, deliveries);
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.paces = paces;
        this.news = news;
        this.clock = clock;
    }

    /** Nothing more goes out until it goes on; what is being sent right now ends by itself. */
    public boolean pause(long id) {
        Optional<Mailing> mailing = locked(id, EnumSet.of(MailingState.RUNNING));
        mailing.ifPresent(running -> {
            running.turn(MailingState.PAUSED);
            queue.withdraw(id);
        });
        return mailing.isPresent();
    }

    /** It goes on, after a pause or when it had stopped. */
    public boolean goOn(long id) {
        Optional<Mailing> mailing = locked(id, HALTED);
        mailing.ifPresent(halted -> {
            if (run(id).getStopCause().isPresent()) {
                outbox.tryNow();
                paces.tryNow();
            }
            halted.turn(MailingState.RUNNING);
            run(id).goOn(clock.instant());
            news.accept(new RunMoved(true));
        });
        return mailing.isPresent();
    }

    /** It ends here: whoever is open gets nothing any more. */
    public boolean cancel(long id) {
        Optional<Mailing> mailing = locked(id, NOT_OVER);
        mailing.ifPresent(ending -> {
            ending.turn(MailingState.CANCELLED);
            queue.withdraw(id);
            run(id).end(clock.instant());
            deliveries.release(run(id).getTemplate());
        });
        return mailing.isPresent();
    }

    /** The mail goes out once more to one of whom it is not known whether it arrived. */
    public boolean sendAgain(long id, long recipientId) {
        Optional<Recipient> recipient = unknown(id, recipientId);
        return recipient.isPresent() && outbox.sendAgain(recipient.get().getDelivery());
    }

    /** A person knows, or takes it, that it arrived; it is not sent again. */
    public boolean countAsSent(long id, long recipientId) {
        Optional<Recipient> recipient = unknown(id, recipientId);
        recipient.ifPresent(unknown -> {
            outbox.discard(unknown.getDelivery());
            unknown.sent(clock.instant());
        });
        return recipient.isPresent();
    }

    private Optional<Recipient> unknown(long mailing, long id) {
        return Optional.ofNullable(entityManager.find(Recipient.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(recipient -> recipient.getMailing() == mailing
                        && recipient.getState() == RecipientState.UNKNOWN
                        // Nobody decides about one who was erased.
                        && recipient.getDelivery() != null);
    }

    private Optional<Mailing> locked(long id, Set<MailingState> states) {
        return Optional.ofNullable(entityManager.find(Mailing.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(mailing -> states.contains(mailing.getState()));
    }

    private MailingRun run(long id) {
        return entityManager.find(MailingRun.class, id);
    }
}
