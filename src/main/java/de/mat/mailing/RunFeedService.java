package de.mat.mailing;

import de.mat.contact.Allowance;
import de.mat.contact.AllowanceService;
import de.mat.contact.RecipientCandidate;
import de.mat.contact.Salutation;
import de.mat.delivery.BulkRecipient;
import de.mat.delivery.DeliveryService;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Hands the recipients of running mailings to delivery, a few at a time: what is there cannot be many when somebody pauses, and the memory
 * stays the same however many recipients there are. Several mailings share the room.
 */
@Stateless
@RolesAllowed(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RunFeedService {

    /** Messages of all mailings together that are in delivery at most. */
    static final int AHEAD = 500;

    /** Recipients handed over in one transaction. */
    static final int PIECE = 100;

    /** One node feeds at a time, and nobody pauses or cancels meanwhile. */
    private static final String RUNNING = "select id from mailing where state = 'RUNNING' order by id for update";

    /** In the order of an index, and locked from outside: otherwise H2 reads, and locks, all that are open. */
    private static final String NEXT =
            "select * from mailing_recipient where state = 'OPEN' and queued = false and id in"
                    + " (select id from mailing_recipient where mailing_id = ?1 and state = 'OPEN' and queued = false"
                    + " order by mailing_id, state, queued, id limit ?2) order by id for update";

    private static final String LEFT = "select count(r) from Recipient r where r.mailing = :mailing"
            + " and r.state = de.mat.mailing.RecipientState.OPEN and r.queued = false";

    private static final String HALTED = "select distinct r.mailing from Recipient r, Mailing m where m.id = r.mailing"
            + " and r.queued = true and r.state = de.mat.mailing.RecipientState.OPEN"
            + " and m.state in (de.mat.mailing.MailingState.PAUSED, de.mat.mailing.MailingState.STOPPED,"
            + " de.mat.mailing.MailingState.CANCELLED)";

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private AllowanceService allowances;

    @Inject
    private ImprintService imprints;

    @Inject
    private DeliveryService deliveries;

    @Inject
    private RunQueueService queue;

    @Inject
    private Clock clock;

    /** For the container. */
    public RunFeedService() {}

    RunFeedService(EntityManager entityManager, AllowanceService allowances, DeliveryService deliveries, Clock clock) {
        this.entityManager = entityManager;
        this.allowances = allowances;
        this.imprints = new ImprintService(entityManager);
        this.deliveries = deliveries;
        this.queue = new RunQueueService(entityManager, deliveries);
        this.clock = clock;
    }

    /**
     * Hands over one piece of the mailing that has the fewest in delivery, and ends those that have nobody left.
     *
     * @return whether there may be more to hand over at once
     */
    public boolean feed() {
        List<Long> running = entityManager.createNativeQuery(RUNNING).getResultList().stream()
                .map(id -> ((Number) id).longValue())
                .toList();
        if (running.isEmpty()) {
            return false;
        }
        Map<Long, Integer> queued = queued(running);
        int room = AHEAD - queued.values().stream().mapToInt(Integer::intValue).sum();
        for (long mailing : running.stream()
                .sorted(Comparator.comparing(id -> queued.getOrDefault(id, 0)))
                .toList()) {
            List<Recipient> next = room <= 0 ? List.of() : next(mailing, Math.min(PIECE, room));
            if (!next.isEmpty()) {
                submit(mailing, next);
                return true;
            }
            if (queued.getOrDefault(mailing, 0) == 0 && room > 0) {
                if (isAnybodyLeft(mailing)) {
                    return true;
                }
                finish(mailing);
            }
        }
        return false;
    }

    /** What came back to delivery's queue after its mailing was paused or ended: away with it. */
    public void withdrawLate() {
        entityManager.createQuery(HALTED, Long.class).getResultList().forEach(queue::withdraw);
    }

    private Map<Long, Integer> queued(List<Long> mailings) {
        Map<Long, Integer> counts = new HashMap<>();
        entityManager
                .createNamedQuery(Recipient.QUEUED, Object[].class)
                .setParameter("mailings", mailings)
                .getResultList()
                .forEach(row -> counts.put((Long) row[0], ((Long) row[1]).intValue()));
        return counts;
    }

    /** Whoever objects right now waits for this, and is asked about again before the message leaves. */
    @SuppressWarnings("unchecked")
    private List<Recipient> next(long mailing, int most) {
        return entityManager
                .createNativeQuery(NEXT, Recipient.class)
                .setParameter(1, mailing)
                .setParameter(2, most)
                .getResultList();
    }

    /** The next ones may have objected just when they were about to be locked. */
    private boolean isAnybodyLeft(long mailing) {
        return entityManager
                        .createQuery(LEFT, Long.class)
                        .setParameter("mailing", mailing)
                        .getSingleResult()
                > 0;
    }

    private void submit(long id, List<Recipient> recipients) {
        MailingRun run = entityManager.find(MailingRun.class, id);
        Leaving leaving = run.leaving();
        MailingText text = new MailingText(
                entityManager.find(Mailing.class, id), imprints.imprint().getText(), leaving.isByLink());
        Map<Long, RecipientCandidate> contacts =
                allowances
                        .candidates(
                                recipients.stream().map(Recipient::getContact).toList())
                        .stream()
                        .collect(Collectors.toMap(RecipientCandidate::contact, Function.identity()));
        Instant now = clock.instant();
        List<BulkRecipient> messages = new ArrayList<>();
        for (Recipient recipient : recipients) {
            RecipientCandidate contact = contact(recipient, contacts.get(recipient.getContact()));
            if (contact.allowance() != Allowance.ALLOWED) {
                recipient.skip(SkipReason.of(contact.allowance()), now);
                continue;
            }
            messages.add(new BulkRecipient(
                    recipient.source().text(),
                    recipient.getAddress(),
                    recipient.getMessageId(),
                    text.values(contact, leaving.link(recipient.getToken())),
                    Optional.of(leaving.header(recipient.getToken()))));
        }
        Set<String> unfit = deliveries.submitBulk(run.getTemplate(), messages);
        recipients.stream()
                .filter(each -> unfit.contains(each.source().text()))
                .forEach(each -> each.skip(SkipReason.UNFIT, now));
        queue.queue(recipients.stream()
                .filter(each -> each.getState() == RecipientState.OPEN)
                .map(Recipient::getId)
                .toList());
    }

    /** Of a contact that is gone, or has another address by now, only the address counts, and its name is not known. */
    private RecipientCandidate contact(Recipient recipient, RecipientCandidate contact) {
        boolean same = contact != null
                && contact.address() != null
                && recipient.getAddress() != null
                && recipient.getAddressKey().equals(StorableText.addressKey(contact.address()));
        return same
                ? contact
                : new RecipientCandidate(
                        recipient.getContact(),
                        recipient.getAddress(),
                        Salutation.NONE,
                        null,
                        null,
                        null,
                        null,
                        null,
                        allowances.of(recipient.getAddress()));
    }

    private void finish(long id) {
        MailingRun run = entityManager.find(MailingRun.class, id);
        entityManager.find(Mailing.class, id).turn(MailingState.FINISHED);
        run.end(clock.instant());
        deliveries.release(run.getTemplate());
    }
}
