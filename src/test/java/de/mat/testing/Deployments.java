package de.mat.testing;

import de.mat.base.DataFolder;
import de.mat.base.Migrator;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The one place that builds what Arquillian deploys: the real WAR, as {@code mvn package} made it, on an empty data folder with the
 * {@linkplain TestUser users of the tests}. Where its database and data are is said again in {@code arquillian.xml}.
 */
public final class Deployments {

    private static final Path DATA = Path.of("target/it/data");
    private static final File WAR = new File("target/ROOT.war");

    private Deployments() {}

    /** The real WAR, with test classes for tests that run inside of it. */
    public static WebArchive mat(Class<?>... testClasses) {
        startAfresh();
        WebArchive war = ShrinkWrap.create(ZipImporter.class, "ROOT.war")
                .importFrom(WAR)
                .as(WebArchive.class)
                .addClasses(testClasses);
        return war;
    }

    /** The database of the running server. */
    public static DataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:./target/it/data/mat;AUTO_SERVER=TRUE");
        database.setUser("mat");
        database.setPassword("");
        return database;
    }

    /** Changes one row of the running server's database. */
    public static void update(String sql, String... values) throws SQLException {
        try (Connection connection = database().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("Not one row: " + sql + " " + Arrays.toString(values));
            }
        }
    }

    private static void startAfresh() {
        // The tests inside the server come by here too.
        if (!WAR.exists()) {
            throw new IllegalStateException(WAR + " is missing: mvn package makes it");
        }
        System.setProperty("h2.bindAddress", "127.0.0.1");
        try {
            delete(DATA);
            DataFolder.open(DATA);
            Migrator.migrate(database());
            TestUser.insertAll(database());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> paths = Files.walk(folder)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
