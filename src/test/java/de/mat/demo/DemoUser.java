package de.mat.demo;

import de.mat.base.DataFolder;
import de.mat.base.Migrator;
import de.mat.user.PasswordHash;
import de.mat.user.Role;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** The two people of the demo; their passwords are no secret and need not be changed. */
enum DemoUser {
    ADMINISTRATOR("admin", "demo-administrator", "Petra", "Muster", Role.ADMINISTRATOR),
    USER("verkauf", "demo-benutzer", "Jonas", "Beispiel", Role.USER);

    final String userName;
    final String password;
    final String firstName;
    final String lastName;
    final Role role;
    final String address;

    DemoUser(String userName, String password, String firstName, String lastName, Role role) {
        this.userName = userName;
        this.password = password;
        this.firstName = firstName;
        this.lastName = lastName;
        this.role = role;
        this.address = userName + "@muster-maschinen.example";
    }

    /** Puts both into the embedded database of the data folder, if it has no users yet; MAT must not run on it. */
    static void createAll(Path dataFolder) throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + DataFolder.open(dataFolder).file("mat"));
        database.setUser("mat");
        database.setPassword("");
        Migrator.migrate(database);
        try (Connection connection = database.getConnection();
                Statement query = connection.createStatement();
                ResultSet users = query.executeQuery("select count(*) from app_user")) {
            users.next();
            if (users.getInt(1) == 0) {
                for (DemoUser user : values()) {
                    user.insert(connection);
                }
            }
        }
    }

    private void insert(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into app_user (id, version, user_name, user_name_key, password_hash, password_change_required,
                    first_name, last_name, email_address, role, locked, security_stamp)
                values (next value for app_user_seq, 0, ?, ?, ?, false, ?, ?, ?, ?, false, ?)
                """)) {
            insert.setString(1, userName);
            insert.setString(2, userName);
            insert.setString(3, PasswordHash.of(password.toCharArray()));
            insert.setString(4, firstName);
            insert.setString(5, lastName);
            insert.setString(6, address);
            insert.setString(7, role.name());
            insert.setString(8, UUID.randomUUID().toString());
            insert.executeUpdate();
        }
    }
}
