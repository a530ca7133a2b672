package de.mat.demo;

import de.mat.base.DataFolder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** The settings of the invented dealer's website, so that it can be looked at without typing anything. */
public final class DemoWebsite {

    /** By which the dealer's other website names itself. */
    public static final String SITE_KEY = "demo-site-key";

    private DemoWebsite() {}

    /** Fills the embedded database of the data folder; MAT must not run on it, and its schema must be there. */
    public static void createAll(Path dataFolder, String otherWebsite) throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + DataFolder.open(dataFolder).file("mat"));
        database.setUser("mat");
        database.setPassword("");
        createAll(database, otherWebsite);
    }

    /**
     * The same in any database; what is there already stays.
     *
     * @param otherWebsite the origin of a page that shows the forms
     */
    public static void createAll(DataSource database, String otherWebsite) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (isEmpty(connection)) {
                insertSettings(connection, otherWebsite);
            }
        }
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet present = query.executeQuery("select count(*) from website_settings")) {
            present.next();
            return present.getInt(1) == 0;
        }
    }

    private static void insertSettings(Connection connection, String otherWebsite) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into website_settings (id, version, active, dealer, accent, head, imprint_url, privacy_url,
                    inquiries_to_users, inquiries_to, contacts_to_users, contacts_to, site_key, allowed_origins)
                values (1, 1, true, 'Muster Maschinen GmbH', '#b45309', '#1f2933', 'https://www.muster-maschinen.example/impressum',
                    'https://www.muster-maschinen.example/datenschutz', true, '', true, '', ?, ?)
                """)) {
            insert.setString(1, SITE_KEY);
            insert.setString(2, otherWebsite);
            insert.executeUpdate();
        }
    }
}
