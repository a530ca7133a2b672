package de.mat.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.base.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitialPasswordTest {

    @TempDir
    private Path temporary;

    private DataFolder folder;
    private InitialPassword password;

    @BeforeEach
    void openFolder() {
        folder = DataFolder.open(temporary.resolve("data"));
        password = new InitialPassword(folder);
    }

    @Test
    void standsInAFileOfTheOwnerAlone() throws IOException {
        Path file = password.write("geheim".toCharArray());

        assertEquals("geheim\n", Files.readString(file));
        assertEquals("initial-admin-password", file.getFileName().toString());
        assertTrue(folder.isOwnerOnly(file));
    }

    @Test
    void replacesWhatAnInterruptedStartLeft() throws IOException {
        password.write("alt".toCharArray());

        assertEquals("neu\n", Files.readString(password.write("neu".toCharArray())));
    }

    @Test
    void isGoneOnceItWasChanged() throws IOException {
        Path file = password.write("geheim".toCharArray());

        password.delete();
        password.delete();

        assertFalse(Files.exists(file));
    }
}
