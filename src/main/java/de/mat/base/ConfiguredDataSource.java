package de.mat.base;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Opens connections to the configured database: {@code mat.db.url}, {@code mat.db.user}, {@code mat.db.password} and, where the
 * URL alone does not tell it, {@code mat.db.driver}. Without a URL it is the embedded database in the data folder.
 *
 * <p>The container's pool stands in front of it ({@link Database}). It exists because a default inside the pool's own
 * expressions cannot be built from the data folder.
 */
public class ConfiguredDataSource implements DataSource {

    /** How the URL of an embedded database in a file begins. */
    static final String EMBEDDED = "jdbc:h2:file:";

    private final Driver driver;
    private final String url;
    private final Properties login = new Properties();

    /** Reads the configuration and loads the driver; throws {@link IllegalStateException} naming the setting that is wrong. */
    public ConfiguredDataSource() {
        Config config = ConfigProvider.getConfig();
        Optional<String> configured = config.getOptionalValue("mat.db.url", String.class);
        url = configured.orElseGet(() -> embedded(DataFolder.open().file("mat")));
        login.setProperty(
                "user", config.getOptionalValue("mat.db.user", String.class).orElse("mat"));
        login.setProperty(
                "password",
                config.getOptionalValue("mat.db.password", String.class).orElse(""));
        driver = load(config.getOptionalValue("mat.db.driver", String.class)
                .orElse(url.startsWith("jdbc:postgresql:") ? "org.postgresql.Driver" : "org.h2.Driver"));
    }

    /**
     * The URL of the embedded database in this file.
     *
     * <p>A commit is in the file when it returns: by default H2 writes half a second later, and after a crash a message would be sent
     * again that was noted as sent. Migrator closes the database: H2's own shutdown hook would run when its classes cannot be loaded any
     * more.
     */
    public static String embedded(Path file) {
        return EMBEDDED + file.toAbsolutePath() + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";
    }

    private static Driver load(String className) {
        try {
            return Class.forName(className, true, ConfiguredDataSource.class.getClassLoader())
                    .asSubclass(Driver.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalStateException("mat.db.driver: " + className + " is no JDBC driver that MAT can load", e);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = driver.connect(url, login);
        if (connection == null) {
            throw new SQLException(
                    "mat.db.url: the driver " + driver.getClass().getName() + " does not know this kind of URL");
        }
        return connection;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // The drivers log by java.util.logging.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // Belongs into the URL (loginTimeout, connectTimeout): each driver names it differently.
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (isWrapperFor(type)) {
            return type.cast(this);
        }
        throw new SQLException("No " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
