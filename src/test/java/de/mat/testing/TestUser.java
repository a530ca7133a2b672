package de.mat.testing;

import de.mat.user.Right;
import de.mat.user.RightsConverter;
import de.mat.user.Role;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.sql.DataSource;

/** The people of the tests that run a server: one per role, one without rights, and one who must still change the given password. */
public enum TestUser {
    ADMINISTRATOR("petra", "Petra", "Muster", Role.ADMINISTRATOR, false),
    /** Holds all rights. */
    USER("jonas", "Jonas", "Beispiel", Role.USER, false, Right.values()),
    /** Holds no right. */
    READER("rita", "Rita", "Leserin", Role.USER, false),
    NEWCOMER("nora", null, null, Role.USER, true, Right.values());

    /** The password of all of them. */
    public static final String PASSWORD = "Passwort der Tests";

    /** Few rounds on purpose: the tests sign in often, and each round of a real hash costs time. */
    private static final String PASSWORD_HASH = quickHash();

    private static final String INSERT = """
            insert into app_user (id, version, user_name, user_name_key, password_hash, password_change_required,
                first_name, last_name, email_address, role, rights, locked, security_stamp)
            values (next value for app_user_seq, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, false, ?)""";

    private final String userName;
    private final String firstName;
    private final String lastName;
    private final Role role;
    private final boolean passwordChangeRequired;
    private final Set<Right> rights;

    TestUser(
            String userName,
            String firstName,
            String lastName,
            Role role,
            boolean passwordChangeRequired,
            Right... rights) {
        this.userName = userName;
        this.firstName = firstName;
        this.lastName = lastName;
        this.role = role;
        this.passwordChangeRequired = passwordChangeRequired;
        this.rights = Set.of(rights);
    }

    public String userName() {
        return userName;
    }

    /** The address MAT writes to. */
    public String emailAddress() {
        return userName + "@muster-maschinen.example";
    }

    /** Puts this user under another name, as a person nobody else's test knows. */
    public void insertAs(String name, DataSource database) throws SQLException {
        insertAs(name, database, rights);
    }

    /** The same with other rights. */
    public void insertAs(String name, DataSource database, Set<Right> rights) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, name);
            insert.setString(2, name);
            insert.setString(3, PASSWORD_HASH);
            insert.setBoolean(4, passwordChangeRequired);
            insert.setString(5, firstName);
            insert.setString(6, lastName);
            insert.setString(7, name + "@muster-maschinen.example");
            insert.setString(8, role.name());
            insert.setString(9, new RightsConverter().convertToDatabaseColumn(rights));
            insert.setString(10, UUID.randomUUID().toString());
            insert.executeUpdate();
        }
    }

    /** Puts all of them into a migrated database. */
    static void insertAll(DataSource database) throws SQLException {
        for (TestUser user : values()) {
            user.insertAs(user.userName, database);
        }
    }

    private static String quickHash() {
        byte[] salt = new byte[16];
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(new PBEKeySpec(PASSWORD.toCharArray(), salt, 1, 512))
                    .getEncoded();
            Base64.Encoder text = Base64.getEncoder();
            return "PBKDF2WithHmacSHA512:1:" + text.encodeToString(salt) + ":" + text.encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
