package de.mat.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The folder of everything that must survive a restart ({@code mat.data}, default {@code ./data}): the embedded database,
 * the key file and, at first, the initial password. Only its owner may enter it (mode 700).
 */
public final class DataFolder {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    /**
     * The configured folder, created owner-only when it does not exist yet.
     *
     * @throws UncheckedIOException if it cannot be created or entered
     */
    public static DataFolder open() {
        return open(Path.of(ConfigProvider.getConfig()
                .getOptionalValue("mat.data", String.class)
                .orElse("data")));
    }

    /** The same for a given folder. */
    public static DataFolder open(Path folder) {
        try {
            Path path = folder.toAbsolutePath().normalize();
            Files.createDirectories(path);
            if (isPosix(path)) {
                Files.setPosixFilePermissions(path, OWNER_ONLY);
            }
            return new DataFolder(path);
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + folder + " (mat.data) cannot be used", e);
        }
    }

    /** A file of the folder, existing or not. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /**
     * Writes a new file that only its owner may read (mode 600).
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is one of that name
     */
    public Path createOwnerOnly(String name, byte[] content) throws IOException {
        Path file = file(name);
        if (isPosix(path)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_FILE));
        } else {
            Files.createFile(file);
        }
        Files.write(file, content);
        return file;
    }

    /** Whether nobody but the owner may read the file; true where the file system knows no such permissions. */
    public boolean isOwnerOnly(Path file) throws IOException {
        return !isPosix(file) || OWNER_FILE.containsAll(Files.getPosixFilePermissions(file));
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
