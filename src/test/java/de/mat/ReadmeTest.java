package de.mat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.demo.DemoInstructions;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README says is so. */
class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final Path PICTURES = Path.of("src/docs/images");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path DEFAULTS = Path.of("src/main/resources/META-INF/microprofile-config.properties");

    @Test
    void showsWhatTheConsoleOfTheDemoSays() throws IOException {
        String shown = DemoInstructions.values().strip().indent(4).replaceAll("(?m)^ +$", "");

        assertTrue(Files.readString(README).contains(shown), shown);
    }

    @Test
    void showsEachPictureThatIsThere() throws IOException {
        Set<String> pictures = all("!\\[[^]]*]\\(([^)]+)\\)", Files.readString(README));

        try (Stream<Path> files = Files.list(PICTURES)) {
            assertEquals(files.map(file -> file.toString().replace('\\', '/')).collect(Collectors.toSet()), pictures);
        }
    }

    @Test
    void theTestsThatProveItsPromisesAreThere() throws IOException {
        Set<String> named = all("`(\\w+(?:Test|IT))`", Files.readString(README));
        Set<String> present;
        try (Stream<Path> files = Files.walk(TESTS)) {
            present = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }

        named.removeAll(present);

        assertEquals(Set.of(), named);
    }

    @Test
    void theFoldersThatItNamesAreThere() throws IOException {
        String table = chapter("Where is what");
        Set<String> folders = all("`((?:src|server-config|…)[^`]*)`", table);

        assertTrue(folders.size() > 10, folders.toString());
        for (String folder : folders) {
            assertTrue(Files.isDirectory(Path.of(folder.replace("…", "src/main/java/de/mat"))), folder);
        }
    }

    @Test
    void itsTableHasEverySettingAndNoOther() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                used.addAll(all("\"(mat(?:\\.[a-z-]+)+)\"", Files.readString(file)));
            }
        }

        assertEquals(used, new TreeSet<>(settings().keySet()));
    }

    @Test
    void itsTableHasTheDefaultsOfTheSettings() throws IOException {
        Properties defaults = new Properties();
        try (Reader reader = Files.newBufferedReader(DEFAULTS)) {
            defaults.load(reader);
        }

        Map<String, String> settings = settings();

        defaults.stringPropertyNames().stream()
                .filter(name -> name.startsWith("mat."))
                .forEach(name -> assertEquals(
                        defaults.getProperty(name).isEmpty() ? "empty" : "`" + defaults.getProperty(name) + "`",
                        settings.get(name),
                        name));
    }

    /** The settings of the table with their default as it stands there. */
    private static Map<String, String> settings() throws IOException {
        Map<String, String> settings = new TreeMap<>();
        for (String row : chapter("Configuration").lines().toList()) {
            List<String> cells = List.of(row.split("\\|"));
            if (cells.size() > 2) {
                all("`(mat\\.[^`]+)`", cells.get(1))
                        .forEach(name -> settings.put(name, cells.get(2).strip()));
            }
        }
        return settings;
    }

    private static String chapter(String title) throws IOException {
        String from = Files.readString(README).split("\n## " + title + "\n")[1];
        return from.split("\n## ")[0];
    }

    private static Set<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
