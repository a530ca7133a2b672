package de.mat.mailing;

import de.mat.delivery.DeliveryService;
import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** What of a mailing is in delivery. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER, Roles.SYSTEM})
public class RunQueueService {

    /** Ids in one statement. */
    private static final int PIECE = 500;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private DeliveryService deliveries;

    /** For the container. */
    public RunQueueService() {}

    RunQueueService(EntityManager entityManager, DeliveryService deliveries) {
        this.entityManager = entityManager;
        this.deliveries = deliveries;
    }

    /**
     * Calls back what waits in delivery: it is open again, as if it had never been there. What is being sent right now ends by itself, and of
     * what may have arrived at an earlier try delivery tells the outcome.
     */
    public void withdraw(long mailing) {
        mark(
                deliveries.withdraw(RecipientSource.prefix(mailing)).stream()
                        .map(source -> RecipientSource.of(source).orElseThrow().recipient())
                        .toList(),
                false);
    }

    /** Notes that these are in delivery. */
    public void queue(List<Long> recipients) {
        mark(recipients, true);
    }

    private void mark(List<Long> recipients, boolean queued) {
        for (int from = 0; from < recipients.size(); from += PIECE) {
            entityManager
                    .createNamedQuery(Recipient.QUEUE)
                    .setParameter("queued", queued)
                    .setParameter("ids", recipients.subList(from, Math.min(recipients.size(), from + PIECE)))
                    .executeUpdate();
        }
    }
}
