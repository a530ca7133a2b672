package de.mat.base;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.core.ClockProvider;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.provider.jdbc.JdbcLockProvider;

/**
 * Gives each job to one node at a time, by a row in the database (ShedLock). To be called outside a transaction: inside one the row
 * would wait for its commit.
 */
@ApplicationScoped
public class Leases {

    private static final String TABLE = "lease";

    @Resource(lookup = Database.JNDI_NAME)
    private DataSource dataSource;

    @Inject
    private Clock clock;

    private JdbcLockProvider locks;

    /** For the container. */
    public Leases() {}

    public Leases(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * The lease of the job, unless somebody holds it.
     *
     * @param duration after which it ends unless it is extended
     */
    public Optional<Lease> take(String job, Duration duration) {
        Instant now = clock.instant();
        return locks().lock(new LockConfiguration(ClockProvider.now(), job, duration, Duration.ZERO))
                .map(lock -> new Lease(lock, now, duration, clock));
    }

    private synchronized JdbcLockProvider locks() {
        if (locks == null) {
            locks = new JdbcLockProvider(dataSource, TABLE);
        }
        return locks;
    }
}
