package de.mat.intake;

import de.mat.account.AccountDetails;
import de.mat.account.AccountHealthService;
import de.mat.account.AccountStatus;
import de.mat.intake.ImportStatus.History;
import de.mat.intake.ImportStatus.Quarantine;
import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sums up how the import is doing, from what the runs left behind; asks no mail server. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER, Roles.SYSTEM})
public class ImportHealthService {

    /** Runs that may be missed before the import counts as late. */
    private static final int MISSED_RUNS = 3;

    @PersistenceContext
    private EntityManager entityManager;

    @EJB
    private AccountHealthService accounts;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "mat.import.interval")
    private Duration interval;

    private Instant started =
            Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());

    /** For the container. */
    public ImportHealthService() {}

    ImportHealthService(
            EntityManager entityManager,
            AccountHealthService accounts,
            Clock clock,
            Duration interval,
            Instant started) {
        this.entityManager = entityManager;
        this.accounts = accounts;
        this.clock = clock;
        this.interval = interval;
        this.started = started;
    }

    /** The import as it is known to be. */
    public ImportStatus status() {
        AccountStatus account = accounts.status();
        Optional<AccountDetails> importing = account.details().filter(AccountDetails::isImportEnabled);
        if (importing.isEmpty()) {
            return ImportStatus.off(quarantine());
        }
        Instant configured = account.checked().orElseThrow();
        return ImportStatus.of(
                importing.get(),
                history(configured),
                quarantine(),
                // While MAT was not running nothing could work.
                configured.isAfter(started) ? configured : started,
                interval.multipliedBy(MISSED_RUNS).plus(Importer.DEADLINE),
                clock.instant());
    }

    private History history(Instant configured) {
        Optional<Instant> worked = first(ImportRun.WORKED, configured).map(ImportRun::getEnded);
        Instant after = worked.orElse(configured);
        return new History(
                worked,
                entityManager
                        .createNamedQuery(ImportRun.COUNT_FAILED, Long.class)
                        .setParameter("from", after)
                        .getSingleResult(),
                first(ImportRun.FAILED, after).map(ImportRun::getStarted),
                first(ImportRun.LATEST_FAILED, after).map(ImportRun::getOutcome),
                first(ImportRun.LATEST_FAILED_BY_SERVER, after).map(ImportRun::getFailureCause));
    }

    private Optional<ImportRun> first(String query, Instant from) {
        return entityManager
                .createNamedQuery(query, ImportRun.class)
                .setParameter("from", from)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private Quarantine quarantine() {
        long count = entityManager
                .createNamedQuery(LedgerEntry.COUNT_BY_STATE, Long.class)
                .setParameter("state", LedgerState.QUARANTINED)
                .getSingleResult();
        Optional<Instant> since = entityManager
                .createNamedQuery(LedgerEntry.QUARANTINE, LedgerEntry.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(LedgerEntry::getChanged);
        return new Quarantine((int) count, since);
    }
}
