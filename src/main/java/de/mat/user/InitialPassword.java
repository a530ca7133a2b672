package de.mat.user;

import de.mat.base.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file of the data folder that tells the owner of the machine, and nobody else, the first administrator's password; gone as soon
 * as that password was changed.
 */
final class InitialPassword {

    /** The user it belongs to. */
    static final String USER_NAME = "admin";

    private static final String FILE = "initial-admin-password";

    private final DataFolder folder;

    InitialPassword(DataFolder folder) {
        this.folder = folder;
    }

    /** Writes the password and returns the file. One that an interrupted start left behind belongs to no user and is replaced. */
    Path write(char[] password) throws IOException {
        Files.deleteIfExists(folder.file(FILE));
        return folder.createOwnerOnly(FILE, (new String(password) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Removes the file, if there is one. */
    void delete() throws IOException {
        Files.deleteIfExists(folder.file(FILE));
    }
}
