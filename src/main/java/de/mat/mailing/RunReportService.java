package de.mat.mailing;

import de.mat.delivery.DeliveryPaceService;
import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of a mailing, in numbers and recipient by recipient. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER})
public class RunReportService {

    private static final String COUNTS =
            "select r.state, count(r) from Recipient r where r.mailing = :mailing group by r.state";

    private static final String SKIPPED = "select r.reason, count(r) from Recipient r where r.mailing = :mailing"
            + " and r.state = de.mat.mailing.RecipientState.SKIPPED group by r.reason";

    private static final String LEFT =
            "select count(r) from Recipient r where r.mailing = :mailing and r.left is not null";

    private static final String BETWEEN = "select r.state, count(r) from Recipient r where r.mailing = :mailing"
            + " and r.state <> de.mat.mailing.RecipientState.OPEN and r.since >= :from and r.since < :to group by r.state";

    /** Of all mailings that are running: they share the pace. */
    private static final String ALL_OPEN = "select count(r) from Recipient r, Mailing m where m.id = r.mailing"
            + " and m.state = de.mat.mailing.MailingState.RUNNING and r.state = de.mat.mailing.RecipientState.OPEN";

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private DeliveryPaceService paces;

    @Inject
    private Clock clock;

    /** For the container. */
    public RunReportService() {}

    RunReportService(EntityManager entityManager, DeliveryPaceService paces, Clock clock) {
        this.entityManager = entityManager;
        this.paces = paces;
        this.clock = clock;
    }

    /** How far the mailing is; empty when it is not there or was not started. */
    public Optional<RunReport> report(long id) {
        return Optional.ofNullable(entityManager.find(MailingRun.class, id))
                .map(run -> report(entityManager.find(Mailing.class, id), run));
    }

    private RunReport report(Mailing mailing, MailingRun run) {
        RunFigures figures = RunFigures.of(counts(of(COUNTS, Object[].class, mailing.getId())));
        Map<SkipReason, Integer> skipped = new EnumMap<>(SkipReason.class);
        of(SKIPPED, Object[].class, mailing.getId())
                .getResultList()
                .forEach(row -> skipped.put((SkipReason) row[0], ((Long) row[1]).intValue()));
        return new RunReport(
                mailing.getId(),
                mailing.getSubject(),
                mailing.getState(),
                figures,
                skipped,
                of(LEFT, Long.class, mailing.getId()).getSingleResult().intValue(),
                mailing.getStarter().getDisplayName(),
                mailing.getStarted(),
                run.getEnded(),
                run.getStopCause(),
                run.getStopReply(),
                pace(mailing, run, figures.count(RecipientState.OPEN)));
    }

    private RunPace pace(Mailing mailing, MailingRun run, int open) {
        Instant now = clock.instant();
        int inAll = entityManager
                .createQuery(ALL_OPEN, Long.class)
                .getSingleResult()
                .intValue();
        boolean going = mailing.getState() == MailingState.RUNNING && open > 0;
        Instant hourAgo = now.minus(Duration.ofHours(1));
        Instant measured = run.getSince().isAfter(hourAgo) ? run.getSince() : hourAgo;
        return new RunPace(
                sent(mailing, now.minus(Duration.ofMinutes(1)), now),
                sent(mailing, hourAgo, now),
                paces.pace(),
                going ? Optional.of(paces.expectedEnd(inAll)) : Optional.empty(),
                going
                        ? RunPace.end(open, sent(mailing, measured, now), Duration.between(measured, now), now)
                        : Optional.empty());
    }

    private int sent(Mailing mailing, Instant from, Instant now) {
        return between(mailing.getId(), from, now.plusSeconds(1)).getOrDefault(RecipientState.SENT, 0);
    }

    /** What became of whom when: the time since the start in equal parts. */
    public List<RunPart> course(long id) {
        return report(id)
                .map(report -> {
                    Instant end = report.ended().orElseGet(clock::instant);
                    List<RunPart> parts = new ArrayList<>();
                    for (RunPart part : RunPart.between(report.started(), end)) {
                        parts.add(part.with(between(id, part.from(), part.to())));
                    }
                    return parts;
                })
                .orElse(List.of());
    }

    private Map<RecipientState, Integer> between(long id, Instant from, Instant to) {
        return counts(of(BETWEEN, Object[].class, id).setParameter("from", from).setParameter("to", to));
    }

    /** How many recipients there are in that state; null for any. */
    public int count(long id, RecipientState state) {
        return in(state, "select count(r) from Recipient r where r.mailing = :mailing", "", Long.class, id)
                .getSingleResult()
                .intValue();
    }

    /** At most {@code size} of them, those after the one with that id: 0 for the first. */
    public List<RecipientLine> listAfter(long id, RecipientState state, long last, int size) {
        return in(state, RecipientLine.SELECT + " and r.id > :last", " order by r.id", RecipientLine.class, id)
                .setParameter("last", last)
                .setMaxResults(size)
                .getResultList();
    }

    /** At most {@code size} of them from the {@code first} on (counted from 0). */
    public List<RecipientLine> list(long id, RecipientState state, int first, int size) {
        return in(state, RecipientLine.SELECT, " order by r.id", RecipientLine.class, id)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
    }

    private <T> TypedQuery<T> in(RecipientState state, String select, String order, Class<T> type, long id) {
        TypedQuery<T> query = of(select + (state == null ? "" : " and r.state = :state") + order, type, id);
        return state == null ? query : query.setParameter("state", state);
    }

    private <T> TypedQuery<T> of(String query, Class<T> type, long mailing) {
        return entityManager.createQuery(query, type).setParameter("mailing", mailing);
    }

    private static Map<RecipientState, Integer> counts(TypedQuery<Object[]> query) {
        Map<RecipientState, Integer> counts = new EnumMap<>(RecipientState.class);
        query.getResultList().forEach(row -> counts.put((RecipientState) row[0], ((Long) row[1]).intValue()));
        return counts;
    }
}
