package de.mat.inquiry;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;

/** Sums up what the office has not been told yet: for want of an account, or because the mail is still on its way. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER, Roles.SYSTEM})
public class NotificationHealthService {

    /** The timer comes every quarter of a minute, and a mail server takes a moment. */
    private static final Duration LATE = Duration.ofMinutes(1);

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /** For the container. */
    public NotificationHealthService() {}

    NotificationHealthService(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /** What waits, whether or not it is a message already. */
    public NotificationStatus status() {
        long waiting = entityManager
                .createNamedQuery(Notification.COUNT_UNTOLD, Long.class)
                .getSingleResult();
        boolean late = waiting > 0
                && entityManager
                                .createNamedQuery(Notification.COUNT_LATE, Long.class)
                                .setParameter("due", clock.instant().minus(LATE))
                                .getSingleResult()
                        > 0;
        return new NotificationStatus(waiting, late);
    }
}
