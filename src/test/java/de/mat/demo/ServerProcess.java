package de.mat.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * MAT as an operator starts it: Payara Micro with the WAR and the files of {@code server-config}, as a process of its own.
 * Its log goes into a file, its temporary files into the given folder.
 */
public final class ServerProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final long STOP_SECONDS = 20;

    private final Process process;
    private final URI address;
    private final Path log;

    private ServerProcess(Process process, URI address, Path log) {
        this.process = process;
        this.address = address;
        this.log = log;
    }

    /**
     * Starts the server; returns at once.
     *
     * @param folder for its data ({@code data}), log ({@code server.log}) and temporary files
     * @param settings of MAT, e.g. {@code mat.mail.allowed-networks}
     */
    public static ServerProcess start(Path folder, int port, Map<String, String> settings) throws IOException {
        Path temporary = folder.resolve("tmp");
        deleteRecursively(temporary);
        Files.createDirectories(temporary);
        Path log = folder.resolve("server.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Djava.io.tmpdir=" + temporary.toAbsolutePath(),
                "-Dmat.data=" + folder.resolve("data").toAbsolutePath()));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of(
                "-jar",
                "target/payara/payara-micro.jar",
                "--deploy",
                "target/ROOT.war",
                "--port",
                Integer.toString(port),
                "--prebootcommandfile",
                "server-config/boot.asadmin",
                "--logproperties",
                "server-config/logging.properties"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new ServerProcess(process, URI.create("http://localhost:" + port + "/"), log);
    }

    /** Where its pages are. */
    public URI address() {
        return address;
    }

    /** Where it writes what it does. */
    public Path log() {
        return log;
    }

    /** Its number among the processes of the machine. */
    public long id() {
        return process.pid();
    }

    /**
     * Waits until the application answers.
     *
     * @throws IllegalStateException naming the log, if the server ended or did not get ready within three minutes
     */
    public void awaitReady() throws InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest request = HttpRequest.newBuilder(address.resolve("health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        Instant end = Instant.now().plus(START);
        while (!isReady(client, request)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The server ended with code " + process.exitValue() + ", see " + log);
            }
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("The server did not get ready within 3 minutes, see " + log);
            }
            process.waitFor(250, TimeUnit.MILLISECONDS);
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    /** Waits until the server ends by itself; returns its exit code. */
    public int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends the server as a power cut would: it can do nothing any more. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends the server and waits for it, at most 20 s; then it is killed. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Deletes the folder and all in it, if there is one. */
    public static void deleteRecursively(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
