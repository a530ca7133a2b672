package de.mat.base;

import de.mat.security.Roles;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the database to the schema of this version before anything else uses it. A failure ends the deployment, so that MAT
 * never runs on a schema it does not know. Every other start-up bean: {@code @DependsOn("Migrator")}, so it is also the last to go,
 * and then closes the embedded database.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@RolesAllowed(Roles.SYSTEM)
public class Migrator {

    @Resource(lookup = Database.JNDI_NAME)
    private DataSource dataSource;

    @PostConstruct
    void migrate() {
        migrate(dataSource);
    }

    @PreDestroy
    void close() {
        try (Connection connection = dataSource.getConnection()) {
            if (connection.getMetaData().getURL().startsWith(ConfiguredDataSource.EMBEDDED)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SHUTDOWN");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The embedded database was not closed; it repairs itself at the next start", e);
        }
    }

    /** Applies the scripts of {@code db/migration} that the database lacks. */
    public static void migrate(DataSource dataSource) {
        Flyway.configure(Migrator.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }
}
