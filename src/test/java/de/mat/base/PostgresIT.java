package de.mat.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.demo.ServerProcess;
import de.mat.testing.Ports;
import de.mat.testing.RealPostgres;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same WAR on PostgreSQL, by configuration only. */
class PostgresIT {

    @TempDir
    private Path folder;

    @Test
    void startsOnAnEmptyPostgresAndServesThePages() throws Exception {
        try (RealPostgres postgres = RealPostgres.start();
                ServerProcess mat = ServerProcess.start(
                        folder, Ports.free(), Map.of("mat.db.url", postgres.url(), "mat.db.user", postgres.user()))) {
            mat.awaitReady();

            HttpResponse<String> login = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(mat.address().resolve("login.xhtml"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertEquals(200, login.statusCode());
            assertEquals("admin", onlyUser(postgres));
            assertTrue(Files.exists(folder.resolve("data/initial-admin-password")));
            assertTrue(Files.notExists(folder.resolve("data/mat.mv.db")), "the embedded database is not used");
        }
    }

    private static String onlyUser(RealPostgres postgres) throws Exception {
        try (Connection connection = DriverManager.getConnection(postgres.url(), postgres.user(), "");
                Statement statement = connection.createStatement();
                ResultSet users = statement.executeQuery("select user_name from app_user")) {
            users.next();
            String name = users.getString(1);
            assertTrue(!users.next(), "one user");
            return name;
        }
    }
}
