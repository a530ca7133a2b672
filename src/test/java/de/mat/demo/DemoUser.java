package de.mat.demo;

import de.mat.user.Role;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;

/** The two people of the demo; their passwords are no secret and need not be changed. */
enum DemoUser {
    ADMINISTRATOR("admin", "demo-administrator", "Petra", "Muster", Role.ADMINISTRATOR),
    USER("verkauf", "demo-benutzer", "Jonas", "Beispiel", Role.USER);

    final String password;
    final String address;
    private final SeededUser user;

    DemoUser(String userName, String password, String firstName, String lastName, Role role) {
        this.user = new SeededUser(userName, password, false, firstName, lastName, role);
        this.password = password;
        this.address = user.address();
    }

    /** Puts both into the embedded database of the data folder, if it has no users yet; MAT must not run on it. */
    static void createAll(Path dataFolder) throws SQLException {
        SeededUser.createAll(
                dataFolder, Arrays.stream(values()).map(demo -> demo.user).toList());
    }
}
