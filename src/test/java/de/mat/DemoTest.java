package de.mat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.DemoConsole;
import de.mat.testing.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the demo says when it cannot start. */
class DemoTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"mat.http.port", "mat.demo.smtp.port", "mat.demo.imap.port", "mat.demo.web.port"})
    void tellsABusyPortAndTheSwitch(String setting) throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DemoConsole demo = start(setting, Integer.toString(busy.getLocalPort()))) {

            assertEquals(1, demo.awaitEnd());
            assertTrue(
                    demo.text()
                            .strip()
                            .matches("Port " + busy.getLocalPort() + " \\(.*\\) is in use\\. Way out: mvn -Pdemo -D"
                                    + setting + "=\\d+"),
                    demo.text());
            assertTrue(Files.notExists(folder.resolve("target")), "nothing was done");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "0", "65536", "99999999999", "-1"})
    void refusesWhatIsNoPort(String port) throws Exception {
        try (DemoConsole demo = start("mat.http.port", port)) {

            assertEquals(1, demo.awaitEnd());
            assertEquals(
                    "mat.http.port is no number from 1 to 65535. Way out: mvn -Pdemo -Dmat.http.port=8080",
                    demo.text().strip());
        }
    }

    @Test
    void endsWithASentenceWhenMatDoesNotStart() throws Exception {
        try (DemoConsole demo = start("mat.http.port", Integer.toString(Ports.free()))) {

            assertEquals(1, demo.awaitEnd());
            assertTrue(demo.text().contains("MAT did not start; why, is told in target/demo/server.log"), demo.text());
            assertFalse(demo.text().contains("Exception"), demo.text());
        }
    }

    @Test
    void endsWithASentenceWhenItsDataIsDamaged() throws Exception {
        Files.createDirectories(folder.resolve("target/demo/data"));
        Files.writeString(folder.resolve("target/demo/data/mat.mv.db"), "no database");

        try (DemoConsole demo = start("mat.http.port", Integer.toString(Ports.free()))) {

            assertEquals(1, demo.awaitEnd());
            assertTrue(demo.text().contains("delete target/demo"), demo.text());
            assertFalse(demo.text().contains("Exception"), demo.text());
        }
    }

    private DemoConsole start(String setting, String value) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "mat.http.port", Integer.toString(Ports.free()),
                "mat.demo.smtp.port", Integer.toString(Ports.free()),
                "mat.demo.imap.port", Integer.toString(Ports.free()),
                "mat.demo.web.port", Integer.toString(Ports.free())));
        settings.put(setting, value);
        return DemoConsole.start(folder, settings);
    }
}
