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
        forget(ImportRun.FORGET, MEMORY);
        forget(ImportRun.FORGET_UNEVENTFUL, MEMORY_OF_NOTHING);
    }

    private void forget(String query, Duration memory) {
        List<Long> kept = List.of(
                latest(entityManager.createNamedQuery(ImportRun.LATEST, ImportRun.class)),
                latest(entityManager
                        .createNamedQuery(ImportRun.LATEST_OF, ImportRun.class)
                        .setParameter("outcome", RunOutcome.COMPLETE)));
        entityManager
                .createNamedQuery(query)
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

    /** How many runs there are; only those of which something came, or that failed, if that is asked for. */
    public int count(RunFilter filter) {
        return entityManager
                .createNamedQuery(filter == RunFilter.ALL ? ImportRun.COUNT : ImportRun.COUNT_EVENTFUL, Long.class)
                .getSingleResult()
                .intValue();
    }

    /** At most {@code size} of them from the {@code first} on (counted from 0), the newest first. */
    public List<ImportRun> list(RunFilter filter, int first, int size) {
        return entityManager
                .createNamedQuery(filter == RunFilter.ALL ? ImportRun.LATEST : ImportRun.EVENTFUL, ImportRun.class)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
    }
}
