package de.mat.delivery;

import de.mat.account.AccountHealthService;
import de.mat.account.AccountStatus;
import de.mat.delivery.DeliveryStatus.Kind;
import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sums up how what goes out is doing, from what the senders left behind; asks no mail server. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER, Roles.SYSTEM})
public class DeliveryHealthService {

    /** What is due longer than this without having been tried: the sender does not work. */
    private static final Duration LATE = Duration.ofMinutes(15);

    /** A server may ask for patience once or twice. */
    static final int TRIES_THAT_COUNT = 3;

    private static final String WAITING = " from Delivery d where d.state = de.mat.delivery.DeliveryState.WAITING";
    private static final String TALLY =
            "select new de.mat.delivery.DeliveryHealthService.Tally(count(d), min(d.content.written))";

    private static final String TALLY_WAITING = TALLY + WAITING;
    private static final String TALLY_TROUBLED =
            TALLY + WAITING + " and (d.trying.tries >= :tries or d.trying.nextTry < :late)";
    private static final String TROUBLED =
            "select d" + WAITING + " and d.trying.tries >= :tries order by d.trying.nextTry desc";
    private static final String TALLY_OPEN =
            "select new de.mat.delivery.DeliveryHealthService.Tally(count(d), min(d.since)) from Delivery d"
                    + " where d.state = de.mat.delivery.DeliveryState.UNKNOWN"
                    + " or d.state = de.mat.delivery.DeliveryState.FAILED and d.urgency = de.mat.delivery.Urgency.PROMPT";

    @PersistenceContext
    private EntityManager entityManager;

    @EJB
    private AccountHealthService accounts;

    @Inject
    private Clock clock;

    /** For the container. */
    public DeliveryHealthService() {}

    DeliveryHealthService(EntityManager entityManager, AccountHealthService accounts, Clock clock) {
        this.entityManager = entityManager;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What goes out, as it is known to be. */
    public DeliveryStatus status() {
        AccountStatus account = accounts.status();
        Optional<DeliveryPause> pause = Optional.ofNullable(entityManager.find(DeliveryPause.class, DeliveryPause.ID));
        boolean noAccount = account.kind() == AccountStatus.Kind.NOT_CONFIGURED
                || account.kind() == AccountStatus.Kind.PASSWORD_LOST;
        Tally waiting = tally(TALLY_WAITING);
        Tally troubled = noAccount || pause.isPresent() ? waiting : troubled();
        Tally open = tally(TALLY_OPEN);
        boolean paused = !noAccount && pause.isPresent();
        Optional<Delivery> example = noAccount || paused || troubled.count() == 0 ? Optional.empty() : example();
        return new DeliveryStatus(
                kind(noAccount, paused, troubled),
                account.details(),
                waiting.count(),
                troubled.count(),
                troubled.since(),
                paused ? pause.map(DeliveryPause::getFailureCause) : example.map(Delivery::getFailureCause),
                paused
                        ? pause.get().getReply()
                        : example.map(Delivery::getReply).orElse(""),
                paused ? pause.map(DeliveryPause::getUntil) : Optional.empty(),
                open.count(),
                open.since());
    }

    private static Kind kind(boolean noAccount, boolean paused, Tally troubled) {
        if (troubled.count() == 0) {
            return Kind.WORKING;
        }
        if (noAccount) {
            return Kind.NO_ACCOUNT;
        }
        return paused ? Kind.PAUSED : Kind.SLOW;
    }

    private Tally troubled() {
        return entityManager
                .createQuery(TALLY_TROUBLED, Tally.class)
                .setParameter("tries", TRIES_THAT_COUNT)
                .setParameter("late", clock.instant().minus(LATE))
                .getSingleResult();
    }

    /** The one that failed last. */
    private Optional<Delivery> example() {
        return entityManager
                .createQuery(TROUBLED, Delivery.class)
                .setParameter("tries", TRIES_THAT_COUNT)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private Tally tally(String query) {
        return entityManager.createQuery(query, Tally.class).getSingleResult();
    }

    /** How many, and since when the first of them. */
    public record Tally(long count, Optional<Instant> since) {

        /** For the queries: null when there is none. */
        public Tally(Long count, Instant since) {
            this(count.longValue(), Optional.ofNullable(since));
        }
    }
}
