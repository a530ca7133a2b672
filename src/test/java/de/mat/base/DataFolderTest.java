package de.mat.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path parent;

    @Test
    void isMadeForItsOwnerAlone() throws Exception {
        Path folder = parent.resolve("var/mat");

        DataFolder.open(folder);

        assertEquals("rwx------", permissions(folder));
    }

    @Test
    void isTakenAwayFromOthersWhenItIsThereAlready() throws Exception {
        Path folder = Files.createDirectory(
                parent.resolve("mat"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

        DataFolder.open(folder);

        assertEquals("rwx------", permissions(folder));
    }

    @Test
    void itsSecretsAreReadByItsOwnerAlone() throws Exception {
        DataFolder folder = DataFolder.open(parent);

        Path secret = folder.createOwnerOnly("secret", new byte[] {1});

        assertEquals("rw-------", permissions(secret));
        assertTrue(folder.isOwnerOnly(secret));
        assertThrows(FileAlreadyExistsException.class, () -> folder.createOwnerOnly("secret", new byte[0]));
    }

    @Test
    void namesTheSettingWhenItCannotBeUsed() throws Exception {
        Path file = Files.createFile(parent.resolve("file"));

        String message = assertThrows(UncheckedIOException.class, () -> DataFolder.open(file))
                .getMessage();

        assertEquals("The data folder " + file + " (mat.data) cannot be used", message);
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
