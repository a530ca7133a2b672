package de.mat.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** What a test needs from the machine: absent, the test is skipped and says so, or fails if {@code mat.tests.demanded} is true. */
public final class Demanded {

    private Demanded() {}

    /** Needs the program; the message names the Debian package that brings it. */
    public static void program(Path program, String debianPackage) {
        that(Files.isExecutable(program), program + " is absent: apt-get install " + debianPackage);
    }

    /** Needs what {@code present} tells. */
    public static void that(boolean present, String message) {
        if (Boolean.getBoolean("mat.tests.demanded")) {
            if (!present) {
                throw new AssertionError(message);
            }
        } else {
            Assumptions.assumeTrue(present, message);
        }
    }
}
