package de.mat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.demo.ServerProcess;
import de.mat.testing.DemoConsole;
import de.mat.testing.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The demo from its start to its end, with the real WAR, in {@code target/it-demo}. */
class DemoIT {

    private static final Path FOLDER = Path.of("target", "it-demo").toAbsolutePath();

    private int pages;
    private int smtp;
    private int imap;
    private int web;

    @BeforeEach
    void putMatIntoTheFolder() throws Exception {
        pages = Ports.free();
        smtp = Ports.free();
        imap = Ports.free();
        web = Ports.free();
        Path project = Path.of("").toAbsolutePath();
        ServerProcess.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER.resolve("target"));
        for (String part : List.of("target/payara", "target/ROOT.war", "server-config")) {
            Files.createSymbolicLink(FOLDER.resolve(part), project.resolve(part));
        }
    }

    @Test
    void saysWhereToGoAndEndsWithoutAnythingLeft() throws Exception {
        try (DemoConsole demo = DemoConsole.start(FOLDER, settings())) {
            demo.awaitText("Ctrl-C ends MAT");
            List<ProcessHandle> processes = demo.processes();

            assertTrue(demo.text().contains("MAT runs on http://localhost:" + pages + "/"), demo.text());
            assertEquals(200, statusOfTheFirstPage());
            assertEquals(2, processes.size(), "the demo and MAT");

            demo.interrupt();

            assertNothingIsLeft(processes);
        }
    }

    @Test
    void endsWithTheProcessThatStartedIt() throws Exception {
        try (DemoConsole demo = DemoConsole.startInShell(FOLDER, settings())) {
            demo.awaitText("MAT is starting");
            List<ProcessHandle> processes = demo.processes();
            assertEquals(3, processes.size(), "a shell, the demo and MAT");

            demo.kill();

            assertNothingIsLeft(processes);
        }
    }

    private int statusOfTheFirstPage() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + pages + "/login.xhtml"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private void assertNothingIsLeft(List<ProcessHandle> processes) throws Exception {
        Awaitility.await()
                .atMost(40, TimeUnit.SECONDS)
                .untilAsserted(() -> assertTrue(processes.stream().noneMatch(ProcessHandle::isAlive)));
        for (int port : List.of(pages, smtp, imap, web)) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertTrue(socket.isBound());
            }
        }
    }

    private Map<String, String> settings() {
        return Map.of(
                "mat.http.port", Integer.toString(pages),
                "mat.demo.smtp.port", Integer.toString(smtp),
                "mat.demo.imap.port", Integer.toString(imap),
                "mat.demo.web.port", Integer.toString(web));
    }
}
