package de.mat.base;

import de.mat.security.SecretBox;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The keys that seal the secrets in the database, in a file of the data folder that only its owner may read; created when it is not
 * there. A file that others may read, or that holds no keys, is not used: MAT runs without its secrets then and looks again at each
 * use, so that a repaired file needs no restart.
 */
@ApplicationScoped
public class KeyFile {

    /** In the data folder. */
    public static final String NAME = "secrets.key";

    private static final Logger LOGGER = Logger.getLogger(KeyFile.class.getName());

    private DataFolder folder;
    private SecretBox box;
    private String lastComplaint;

    /** For the container. */
    public KeyFile() {}

    KeyFile(DataFolder folder) {
        this.folder = folder;
    }

    /** The key file of the given folder, for use without a container. */
    public static KeyFile in(DataFolder folder) {
        return new KeyFile(folder);
    }

    @PostConstruct
    void open() {
        folder = DataFolder.open();
    }

    /** What seals and opens; empty while the file cannot be used. */
    public synchronized Optional<SecretBox> box() {
        if (box == null) {
            box = load();
        }
        return Optional.ofNullable(box);
    }

    /** Where the file is, for whoever has to repair it. */
    public Path path() {
        return folder.file(NAME);
    }

    private SecretBox load() {
        try {
            if (Files.notExists(path())) {
                create();
            }
            if (!folder.isOwnerOnly(path())) {
                return complain("may be read by others than its owner");
            }
            return SecretBox.of(Files.readAllBytes(path()));
        } catch (IOException e) {
            return complain("cannot be read or written (" + e.getClass().getSimpleName() + ")");
        } catch (GeneralSecurityException e) {
            return complain("holds no keys");
        }
    }

    private void create() throws IOException {
        try {
            folder.createOwnerOnly(NAME, SecretBox.create().keyset());
        } catch (FileAlreadyExistsException e) {
            LOGGER.log(Level.FINE, "Another node was faster", e);
        }
    }

    private SecretBox complain(String reason) {
        if (!reason.equals(lastComplaint)) {
            lastComplaint = reason;
            LOGGER.log(Level.WARNING, "The key file {0} is not used: it {1}", new Object[] {path(), reason});
        }
        return null;
    }
}
