package de.mat.intake;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Remembers the runs of the import. Most of them find nothing: those are forgotten after a day, the others after a month. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.SYSTEM})
public class ImportRunService {

    /** Something came of it, or it failed. */
    private static final String HAS_EVENT =
            "(r.outcome <> de.mat.intake.RunOutcome.COMPLETE or r.found > 0 or r.quarantined > 0 or r.toRetry > 0"
                    + " or r.renumbered = true)";

    private static final Duration MEMORY = Duration.ofDays(30);
    private static final Duration MEMORY_OF_NOTHING = Duration.ofDays(1);

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /** For the container. */
    public ImportRunService() {}

    ImportRunService(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /**
     * Remembers an ended run. The last run and the last complete one are never forgotten.
     *
     * @param positionId of the folder that was read, if it came to that
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void ended(ImportRun run, Optional<Long> positionId) {
        positionId
                .map(id -> entityManager.find(MailboxPosition.class, id))
                .filter(MailboxPosition::tellRenumbered)
                .ifPresent(position -> run.renumbered());
        entityManager.persist(run);
        entityManager.flush();
        forget(MEMORY, "");
        forget(MEMORY_OF_NOTHING, " and not " + HAS_EVENT);
    }

    private void forget(Duration memory, String condition) {
        List<Long> kept = List.of(
                latest(entityManager.createNamedQuery(ImportRun.LATEST, ImportRun.class)),
                latest(entityManager
                        .createQuery(
                                "select r from ImportRun r where r.outcome = :outcome order by r.started desc, r.id desc",
                                ImportRun.class)
                        .setParameter("outcome", RunOutcome.COMPLETE)));
        entityManager
                .createQuery("delete from ImportRun r where r.started < :before and r.id not in :kept" + condition)
                .setParameter("before", clock.instant().minus(memory))
                .setParameter("kept", kept)
                .executeUpdate();
    }

    private static Long latest(TypedQuery<ImportRun> query) {
        return query.setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(ImportRun::getId)
                .orElse(0L);
    }

    /** The run that began last. */
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.USER, Roles.SYSTEM})
    public Optional<ImportRun> lastRun() {
        return entityManager
                .createNamedQuery(ImportRun.LATEST, ImportRun.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** How many such runs there are. */
    public int count(RunFilter filter) {
        return entityManager
                .createQuery("select count(r) from ImportRun r" + where(filter), Long.class)
                .getSingleResult()
                .intValue();
    }

    /** At most {@code size} of them from the {@code first} on (counted from 0), the newest first. */
    public List<ImportRun> list(RunFilter filter, int first, int size) {
        return entityManager
                .createQuery(
                        "select r from ImportRun r" + where(filter) + " order by r.started desc, r.id desc",
                        ImportRun.class)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
    }

    private static String where(RunFilter filter) {
        return filter == RunFilter.ALL ? "" : " where " + HAS_EVENT;
    }
}
