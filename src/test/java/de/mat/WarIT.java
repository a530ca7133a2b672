package de.mat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What is in the WAR, and what must not be. */
class WarIT {

    private static final Path WAR = Path.of("target/ROOT.war");
    private static final Path SERVER = Path.of("target/payara/payara-micro.jar");

    @Test
    void holdsNoSecondCopyOfWhatTheServerBrings() throws IOException {
        Set<String> twice = classesOfLibraries(WAR);
        assertTrue(twice.size() > 1_000, "the libraries of the WAR are found");

        twice.retainAll(classesOfLibraries(SERVER));
        twice.removeIf(name -> name.startsWith("org/h2/")); // on purpose the newer one, see payara-web.xml

        assertEquals(Set.of(), twice);
    }

    @Test
    void holdsNothingOfJavax() throws IOException {
        Set<String> classes = classesOfLibraries(WAR);

        classes.removeIf(name -> !name.startsWith("javax/"));

        assertEquals(Set.of(), classes);
    }

    private static Set<String> classesOfLibraries(Path archive) throws IOException {
        Set<String> classes = new TreeSet<>();
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().endsWith(".jar")) {
                    addClasses(entries, classes);
                }
            }
        }
        return classes;
    }

    private static void addClasses(InputStream library, Set<String> classes) throws IOException {
        // Not closed: that would end the archive around it.
        ZipInputStream entries = new ZipInputStream(library);
        for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            String name = entry.getName();
            if (name.endsWith(".class") && !name.endsWith("-info.class") && !name.startsWith("META-INF/")) {
                classes.add(name);
            }
        }
    }
}
