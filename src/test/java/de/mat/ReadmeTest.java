package de.mat;

import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.demo.DemoInstructions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README says is so. */
class ReadmeTest {

    private static final Path README = Path.of("README.md");

    @Test
    void showsWhatTheConsoleOfTheDemoSays() throws IOException {
        String shown = DemoInstructions.values().strip().indent(4).replaceAll("(?m)^ +$", "");

        assertTrue(Files.readString(README).contains(shown), shown);
    }
}
