package de.mat.delivery;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How fast bulk mail goes out: for all nodes together, and also after a restart. Answers and notifications know no limit. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER, Roles.SYSTEM})
public class DeliveryPaceService {

    /** The highest limit; more is none. */
    public static final int MOST = 100_000;

    private static final String RECENT = "select d.tried from Delivery d"
            + " where d.urgency = de.mat.delivery.Urgency.BULK and d.tried > :since order by d.tried desc";

    /** What a sender has and has not tried yet. */
    private static final String TAKEN = "select count(d) from Delivery d"
            + " where d.state = de.mat.delivery.DeliveryState.SENDING and d.urgency = de.mat.delivery.Urgency.BULK"
            + " and d.claim.handedOver <> :handedOver";

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /** For the container. */
    public DeliveryPaceService() {}

    DeliveryPaceService(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /** How fast it goes right now. */
    public BulkPace pace() {
        Instant now = clock.instant();
        BulkSpeed speed = speed(LockModeType.NONE);
        Instant next = next(speed, now);
        return new BulkPace(
                speed.hour(),
                speed.minute(),
                speed.isSlowed() || speed.isProbing(),
                speed.reply(),
                next.isAfter(now) ? Optional.of(next) : Optional.empty(),
                speed.heldUntil(now));
    }

    /** When the last of so many messages will have gone, if the server takes them and nothing else is in the queue. */
    public Instant expectedEnd(int messages) {
        Instant now = clock.instant();
        BulkSpeed speed = speed(LockModeType.NONE);
        return window(speed, now).end(messages, start(speed, now));
    }

    /** The limits as an administrator set them; 0 for none. */
    public BulkLimits limits() {
        BulkSpeed speed = speed(LockModeType.NONE);
        return new BulkLimits(speed.wantedPerHour(), speed.wantedPerMinute());
    }

    /**
     * Other limits.
     *
     * @param before what they were for whoever changes them
     * @return false if they have been changed meanwhile; then nothing is
     */
    @RolesAllowed(Roles.ADMINISTRATOR)
    public boolean limit(BulkLimits before, BulkLimits limits) {
        BulkSpeed speed = speed(LockModeType.PESSIMISTIC_WRITE);
        boolean unchanged = before.equals(new BulkLimits(speed.wantedPerHour(), speed.wantedPerMinute()));
        if (unchanged) {
            speed.change(orNull(limits.perHour()), orNull(limits.perMinute()));
        }
        return unchanged;
    }

    private static Integer orNull(int limit) {
        return limit == 0 ? null : limit;
    }

    /** How many may be tried now, at most as many as wanted; nobody else is told so until the caller's transaction is through. */
    @RolesAllowed(Roles.SYSTEM)
    public int free(int wanted) {
        Instant now = clock.instant();
        BulkSpeed speed = speed(LockModeType.PESSIMISTIC_WRITE);
        speed.speedUp(now);
        if (speed.heldUntil(now).isPresent()) {
            return 0;
        }
        int taken = entityManager
                .createQuery(TAKEN, Long.class)
                .setParameter("handedOver", true)
                .getSingleResult()
                .intValue();
        int most = speed.isProbing() ? 1 - taken : wanted;
        int free = speed.isUnlimited() ? wanted : window(speed, now).free(now) - taken;
        return Math.max(0, Math.min(most, free));
    }

    /** Whether a message may be tried now. */
    @RolesAllowed(Roles.SYSTEM)
    public boolean mayGo() {
        Instant now = clock.instant();
        return !next(speed(LockModeType.NONE), now).isAfter(now);
    }

    /** A person wants it tried at once, instead of when it would be the next time. */
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.MAILINGS_WRITE})
    public void tryNow() {
        speed(LockModeType.PESSIMISTIC_WRITE).goOn();
    }

    /** The server asks for patience. */
    @RolesAllowed(Roles.SYSTEM)
    public void slowDown(String reply) {
        Instant now = clock.instant();
        int lastMinute = recent(now.minus(PaceWindow.MINUTE), Integer.MAX_VALUE).size();
        int speed = (int) Math.min(MOST, Math.max(60L, 60L * lastMinute));
        speed(LockModeType.PESSIMISTIC_WRITE).slowDown(reply, speed, now);
    }

    /** A run of refusals: nothing is tried until somebody has looked. */
    @RolesAllowed(Roles.SYSTEM)
    public void stop(String reply) {
        speed(LockModeType.PESSIMISTIC_WRITE).stop(reply, clock.instant());
    }

    /** Whether a server has asked for patience and has taken nothing since. */
    @RolesAllowed(Roles.SYSTEM)
    public boolean isProbing() {
        return speed(LockModeType.NONE).isProbing();
    }

    /** The server has taken a message. */
    @RolesAllowed(Roles.SYSTEM)
    public void wentWell() {
        speed(LockModeType.PESSIMISTIC_WRITE).goOn();
    }

    private Instant next(BulkSpeed speed, Instant now) {
        Instant start = start(speed, now);
        return speed.isUnlimited() ? start : window(speed, now).end(1, start);
    }

    private static Instant start(BulkSpeed speed, Instant now) {
        return Stream.concat(Stream.of(now), speed.heldUntil(now).stream())
                .max(Instant::compareTo)
                .orElse(now);
    }

    private PaceWindow window(BulkSpeed speed, Instant now) {
        int most = speed.isUnlimited() ? Integer.MAX_VALUE : Math.max(speed.hour(), speed.minute());
        List<Instant> recent = recent(now.minus(speed.hour() == 0 ? PaceWindow.MINUTE : PaceWindow.HOUR), most);
        return new PaceWindow(speed.hour(), speed.minute(), recent);
    }

    private List<Instant> recent(Instant since, int most) {
        List<Instant> recent = new ArrayList<>(entityManager
                .createQuery(RECENT, Instant.class)
                .setParameter("since", since)
                .setMaxResults(most)
                .getResultList());
        Collections.reverse(recent);
        return recent;
    }

    private BulkSpeed speed(LockModeType lock) {
        return entityManager.find(BulkSpeed.class, BulkSpeed.ID, lock);
    }
}
