package de.mat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.ListeningSockets;
import de.mat.testing.RunningMat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the files of {@code server-config} make of the server. */
class ServerConfigIT {

    private static final Path FOLDER = Path.of("server-config");

    @Test
    void listensOnItsOnePortOfLoopbackAndNowhereElse() throws IOException {
        RunningMat mat = RunningMat.get();

        assertEquals(Set.of("tcp loopback " + mat.at("/").getPort()), ListeningSockets.of(mat.processId()));
    }

    @Test
    void everyFileBeginsWithWhatItIsFor() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                List<String> lines = Files.readAllLines(file);

                assertTrue(lines.get(0).startsWith("# "), file + " has no head comment");
            }
        }
    }

    @Test
    void everyInstructionOfTheStartSucceeds() throws IOException {
        List<String> results = Files.readAllLines(RunningMat.get().log()).stream()
                .filter(line -> line.contains("Boot Command"))
                .toList();

        long instructions = Files.readAllLines(FOLDER.resolve("boot.asadmin")).stream()
                .filter(line -> line.startsWith("set "))
                .count();
        assertTrue(results.size() >= instructions, results.toString());
        assertTrue(results.stream().allMatch(line -> line.contains("SUCCESS")), results.toString());
    }
}
