package de.mat.demo;

import de.mat.base.DataFolder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;

/** Puts the machines of the demo with their pictures into its database. */
final class DemoProducts {

    private static final int VIEWS = 2;

    private DemoProducts() {}

    /** Into the embedded database of the data folder, if it has no products yet; it is migrated, and MAT must not run on it. */
    static void createAll(Path dataFolder) throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + DataFolder.open(dataFolder).file("mat"));
        database.setUser("mat");
        database.setPassword("");
        try (Connection connection = database.getConnection()) {
            if (isEmpty(connection)) {
                for (DemoProduct product : DemoProduct.values()) {
                    insert(connection, product);
                }
            }
        }
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet present = query.executeQuery("select count(*) from product")) {
            present.next();
            return present.getInt(1) == 0;
        }
    }

    private static void insert(Connection connection, DemoProduct product) throws SQLException {
        long id = next(connection, "product_seq");
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into product (id, version, number, number_key, title, manufacturer, model, manufacturer_key, model_key,
                    category, year_built, price, currency, listings, description, state, visible, changed, words)
                values (?, 0, ?, lower(?), ?, ?, ?, ?, ?, ?, ?, ?, 'EUR', ?, ?, ?, ?, current_timestamp, ?)
                """)) {
            insert.setLong(1, id);
            insert.setString(2, product.number());
            insert.setString(3, product.number());
            insert.setString(4, product.title());
            insert.setString(5, product.manufacturer());
            insert.setString(6, product.model());
            insert.setString(7, DemoProduct.key(product.manufacturer()));
            insert.setString(8, DemoProduct.key(product.model()));
            insert.setString(9, product.category());
            insert.setInt(10, product.year());
            insert.setBigDecimal(11, product.price());
            insert.setString(12, product.listing());
            insert.setString(13, product.description());
            insert.setString(14, product.state());
            insert.setBoolean(15, product.visible());
            insert.setString(16, product.words());
            insert.executeUpdate();
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert into product_listing (product_id, listing_key) values (?, ?)")) {
            insert.setLong(1, id);
            insert.setString(2, product.listing().replace("https://", ""));
            insert.executeUpdate();
        }
        for (int view = 0; view < VIEWS; view++) {
            insertPicture(connection, id, product, view);
        }
    }

    private static void insertPicture(Connection connection, long product, DemoProduct demo, int view)
            throws SQLException {
        long id = next(connection, "product_picture_seq");
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into product_picture (id, product_id, position, type, width, height) values (?, ?, ?, 'image/png', 1200, 900)")) {
            insert.setLong(1, id);
            insert.setLong(2, product);
            insert.setInt(3, view);
            insert.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into product_picture_content (picture_id, large, thumbnail) values (?, ?, ?)")) {
            insert.setLong(1, id);
            insert.setBytes(2, demo.drawing(view));
            insert.setBytes(3, demo.thumbnail(view));
            insert.executeUpdate();
        }
    }

    private static long next(Connection connection, String sequence) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet next = query.executeQuery("select next value for " + sequence)) {
            next.next();
            return next.getLong(1);
        }
    }
}
