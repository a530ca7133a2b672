package de.mat.testing;

import de.mat.demo.Demo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The demo as {@code mvn -Pdemo} starts it, in a folder and on ports of its own, and what it says on the console. */
public final class DemoConsole implements AutoCloseable {

    private static final long LONGEST_END_SECONDS = 40;

    private final Process process;
    private final Path output;

    private DemoConsole(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts the demo; returns at once.
     *
     * @param folder where it looks for MAT and keeps its data
     * @param settings e.g. {@code mat.http.port}
     */
    public static DemoConsole start(Path folder, Map<String, String> settings) throws IOException {
        return start(folder, settings, List.of());
    }

    /** The same as the child of a shell, so that the shell stands where Maven does. */
    public static DemoConsole startInShell(Path folder, Map<String, String> settings) throws IOException {
        return start(folder, settings, List.of("sh", "-c", "\"$@\"; exit $?", "sh"));
    }

    private static DemoConsole start(Path folder, Map<String, String> settings, List<String> before)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add(Demo.class.getName());
        Path output = folder.resolve("console.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new DemoConsole(process, output);
    }

    /** What it has said until now. */
    public String text() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has said this. */
    public DemoConsole awaitText(String text) {
        Awaitility.await().atMost(3, TimeUnit.MINUTES).until(() -> text().contains(text) || !process.isAlive());
        if (!text().contains(text)) {
            throw new AssertionError("The demo ended without \"" + text + "\": " + text());
        }
        return this;
    }

    /** Waits for its end; returns its exit code. */
    public int awaitEnd() throws InterruptedException {
        if (!process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("The demo does not end: " + text());
        }
        return process.exitValue();
    }

    /** All processes that it has started, and itself. */
    public List<ProcessHandle> processes() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        return all;
    }

    /** Ends it as Ctrl-C does. */
    public void interrupt() {
        process.destroy();
    }

    /** Ends the process that was started, and that one only, without asking. */
    public void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        processes().forEach(ProcessHandle::destroyForcibly);
    }
}
