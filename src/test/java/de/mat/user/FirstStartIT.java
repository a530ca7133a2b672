package de.mat.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.demo.ServerProcess;
import de.mat.testing.Ports;
import de.mat.testing.Visitor;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the first administrator comes in, on an empty data folder. */
class FirstStartIT {

    private static final String GIVEN = "ein vorgegebenes Passwort";

    @TempDir
    private Path folder;

    @Test
    void writesARandomPasswordThatIsGoneAfterItsChange() throws Exception {
        Path file = folder.resolve("data/initial-admin-password");
        try (ServerProcess mat = ServerProcess.start(folder, Ports.free(), Map.of())) {
            mat.awaitReady();
            String password = Files.readString(file).strip();
            String log = Files.readString(mat.log());

            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            assertTrue(log.contains(file.toString()), "the console names the file");
            assertFalse(log.contains(password), "and not the password");

            Visitor visitor =
                    new Visitor(address(mat)).signIn("admin", password).follow();
            assertEquals("Passwort wählen", visitor.answer().page().select("h1").text());
            assertTrue(Files.exists(file), "until it is changed");
            visitor.send(
                            "form",
                            "change",
                            Map.of(
                                    "newPassword", "ein ganz neues Passwort",
                                    "repeatedPassword", "ein ganz neues Passwort",
                                    "firstName", "Petra",
                                    "lastName", "Muster",
                                    "emailAddress", "petra@muster-maschinen.example"))
                    .follow();

            assertEquals("Dashboard", visitor.answer().page().select("h1").text());
            assertFalse(Files.exists(file));
        }
    }

    @Test
    void takesTheConfiguredPasswordAndAddress() throws Exception {
        Map<String, String> settings = Map.of(
                "mat.admin.password", GIVEN,
                "mat.admin.email", "petra@muster-maschinen.example",
                "mat.public-url", "https://mat.example.com/");
        try (ServerProcess mat = ServerProcess.start(folder, Ports.free(), settings)) {
            mat.awaitReady();

            Visitor visitor = new Visitor(address(mat)).signIn("admin", GIVEN);

            assertEquals("302 /", visitor.outcome());
            assertTrue(header(visitor, "set-cookie").contains("Secure"), "users reach MAT by TLS");
            assertEquals("max-age=31536000", header(visitor, "strict-transport-security"));
            assertFalse(Files.exists(folder.resolve("data/initial-admin-password")));
            assertFalse(Files.readString(mat.log()).contains(GIVEN));
        }
        assertEquals("petra@muster-maschinen.example true", addressAndWhetherThePasswordMustBeChanged());
    }

    private String addressAndWhetherThePasswordMustBeChanged() throws Exception {
        String database = "jdbc:h2:file:" + folder.resolve("data/mat").toAbsolutePath();
        try (Connection connection = DriverManager.getConnection(database, "mat", "");
                Statement statement = connection.createStatement();
                ResultSet users =
                        statement.executeQuery("select email_address, password_change_required from app_user")) {
            users.next();
            return users.getString(1) + " " + users.getBoolean(2);
        }
    }

    private static URL address(ServerProcess mat) throws Exception {
        return mat.address().toURL();
    }

    private static String header(Visitor visitor, String name) {
        return String.join("; ", visitor.answer().headers().get(name));
    }
}
