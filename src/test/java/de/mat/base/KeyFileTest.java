package de.mat.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    @TempDir
    private Path folder;

    @Test
    void isCreatedForItsOwnerOnly() throws IOException {
        KeyFile file = file();

        assertTrue(file.box().isPresent());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())));
    }

    @Test
    void opensTheSecretsOfAnEarlierStart() throws GeneralSecurityException {
        String sealed = file().box().orElseThrow().seal("secret", "row");

        assertEquals("secret", file().box().orElseThrow().open(sealed, "row"));
    }

    @Test
    void isNotUsedWhileOthersMayReadIt() throws IOException {
        file().box().orElseThrow();
        KeyFile file = file();
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r--r--"));

        assertTrue(file.box().isEmpty());

        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-------"));
        assertTrue(file.box().isPresent());
    }

    @Test
    void isNotUsedWhenItHoldsNoKeys() throws IOException {
        DataFolder.open(folder).createOwnerOnly(KeyFile.NAME, "no keys".getBytes());

        assertTrue(file().box().isEmpty());
        assertEquals("no keys", Files.readString(folder.resolve(KeyFile.NAME)));
    }

    private KeyFile file() {
        return KeyFile.in(DataFolder.open(folder));
    }
}
