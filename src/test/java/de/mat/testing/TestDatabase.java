package de.mat.testing;

import de.mat.base.Migrator;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The real schema (Flyway) in an empty database in memory, with the real entities, without a server. One per test, closed after
 * it: {@code try (TestDatabase database = TestDatabase.open())}, or a field with {@code @AutoClose}.
 *
 * <p>Services take their {@code EntityManager} by a package-private constructor in such tests.
 */
public final class TestDatabase implements AutoCloseable {

    private final DataSource dataSource;
    private final Runnable dispose;
    private final EntityManagerFactory factory;

    private TestDatabase(DataSource dataSource, Runnable dispose) {
        this.dataSource = dataSource;
        this.dispose = dispose;
        Migrator.migrate(dataSource);
        Map<String, Object> properties = new HashMap<>();
        properties.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
        properties.put("jakarta.persistence.nonJtaDataSource", dataSource);
        properties.put("jakarta.persistence.jtaDataSource", null);
        // A name of its own: EclipseLink would hand out the first one again.
        properties.put("eclipselink.session-name", "test-" + UUID.randomUUID());
        properties.put("eclipselink.logging.level", "OFF");
        properties.put("eclipselink.weaving", "false");
        factory = Persistence.createEntityManagerFactory("mat", properties);
    }

    /** A migrated, empty database. */
    public static TestDatabase open() {
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "mat", "");
        return new TestDatabase(pool, pool::dispose);
    }

    /** The same in an empty database of another kind, which the caller disposes of. */
    public static TestDatabase on(DataSource emptyDatabase) {
        return new TestDatabase(emptyDatabase, () -> {});
    }

    /** The database for plain JDBC. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Computes something in one transaction of its own; an exception rolls it back and comes out as it is. */
    public <T> T compute(Function<EntityManager, T> work) {
        try (EntityManager entityManager = factory.createEntityManager()) {
            entityManager.getTransaction().begin();
            try {
                T result = work.apply(entityManager);
                entityManager.getTransaction().commit();
                return result;
            } finally {
                if (entityManager.getTransaction().isActive()) {
                    entityManager.getTransaction().rollback();
                }
            }
        }
    }

    /** Does something in one transaction of its own; an exception rolls it back and comes out as it is. */
    public void run(Consumer<EntityManager> work) {
        compute(entityManager -> {
            work.accept(entityManager);
            return null;
        });
    }

    @Override
    public void close() {
        factory.close();
        dispose.run();
    }
}
