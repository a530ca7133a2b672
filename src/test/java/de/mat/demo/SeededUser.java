package de.mat.demo;

import de.mat.base.DataFolder;
import de.mat.base.Migrator;
import de.mat.user.PasswordHash;
import de.mat.user.Right;
import de.mat.user.RightsConverter;
import de.mat.user.Role;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** A user who is written into an empty embedded database before MAT runs on it, for the demo and the browser tests. */
public record SeededUser(
        String userName,
        String password,
        boolean passwordChangeRequired,
        String firstName,
        String lastName,
        Role role,
        Set<Right> rights) {

    /** A user who may write everything. */
    public SeededUser(
            String userName,
            String password,
            boolean passwordChangeRequired,
            String firstName,
            String lastName,
            Role role) {
        this(userName, password, passwordChangeRequired, firstName, lastName, role, Set.of(Right.values()));
    }

    /** The user's own e-mail address. */
    public String address() {
        return userName + "@muster-maschinen.example";
    }

    /** Puts them into the embedded database of the data folder, if it has no users yet; MAT must not run on it. */
    public static void createAll(Path dataFolder, List<SeededUser> users) throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + DataFolder.open(dataFolder).file("mat"));
        database.setUser("mat");
        database.setPassword("");
        Migrator.migrate(database);
        try (Connection connection = database.getConnection();
                Statement query = connection.createStatement();
                ResultSet present = query.executeQuery("select count(*) from app_user")) {
            present.next();
            if (present.getInt(1) == 0) {
                for (SeededUser user : users) {
                    user.insert(connection);
                }
            }
        }
    }

    private void insert(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into app_user (id, version, user_name, user_name_key, password_hash, password_change_required,
                    first_name, last_name, email_address, role, rights, locked, security_stamp)
                values (next value for app_user_seq, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, false, ?)
                """)) {
            insert.setString(1, userName);
            insert.setString(2, userName);
            insert.setString(3, PasswordHash.of(password.toCharArray()));
            insert.setBoolean(4, passwordChangeRequired);
            insert.setString(5, firstName);
            insert.setString(6, lastName);
            insert.setString(7, address());
            insert.setString(8, role.name());
            insert.setString(9, new RightsConverter().convertToDatabaseColumn(rights));
            insert.setString(10, UUID.randomUUID().toString());
            insert.executeUpdate();
        }
    }
}
