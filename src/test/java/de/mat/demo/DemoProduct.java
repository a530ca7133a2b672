package de.mat.demo;

import de.mat.text.SearchWords;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** A machine of the invented dealer. */
record DemoProduct(
        String number,
        String title,
        String manufacturer,
        String model,
        String category,
        Integer year,
        String price,
        String state,
        int pictures,
        String description) {

    static final List<DemoProduct> ALL = List.of(
            new DemoProduct(
                    "MM-1001",
                    "Verschließmaschine Musterwerk UV 100",
                    "Musterwerk",
                    "UV 100",
                    "Verpackungsmaschinen",
                    2017,
                    "18500",
                    "AVAILABLE",
                    3,
                    """
                    Gepflegte Maschine aus erster Hand, bis zuletzt im Zweischichtbetrieb.

                    Leistung: bis 60 Takte in der Minute
                    Arbeitsbreite: 420 mm
                    Anschluss: 400 V, 7,5 kW

                    Vorführung unter Strom nach Absprache. Verladung auf Lkw ist im Preis enthalten."""),
            new DemoProduct(
                    "MM-1002",
                    "CNC-Drehmaschine Beispiel TX 250 mit Stangenlader",
                    "Beispiel",
                    "TX 250",
                    "Metallbearbeitung",
                    2019,
                    "64900",
                    "AVAILABLE",
                    4,
                    """
                    Umlaufdurchmesser 250 mm, Drehlänge 600 mm, zwölf angetriebene Werkzeuge.
                    Mit Stangenlader, Späneförderer und allen Unterlagen."""),
            new DemoProduct(
                    "MM-1003",
                    "Kantenanleimmaschine Holzmuster KA 3",
                    "Holzmuster",
                    "KA 3",
                    "Holzbearbeitung",
                    2014,
                    "11200",
                    "RESERVED",
                    2,
                    """
                    Mit Vorfräsaggregat, Kappsäge und Ziehklinge."""),
            new DemoProduct(
                    "MM-1004",
                    "Tiefziehverpackung Folienwerk R 5",
                    "Folienwerk",
                    "R 5",
                    "Verpackungsmaschinen",
                    2012,
                    null,
                    "AVAILABLE",
                    2,
                    """
                    Für Lebensmittel, Edelstahl. Überholt 2024."""),
            new DemoProduct(
                    "MM-1005",
                    "Abkantpresse Pressmuster 100 t",
                    "Pressmuster",
                    "AP 100",
                    "Metallbearbeitung",
                    2016,
                    "39800",
                    "AVAILABLE",
                    3,
                    """
                    Presskraft 100 t, Abkantlänge 3.100 mm, Lasersicherung."""),
            new DemoProduct(
                    "MM-1006",
                    "Schraubenkompressor Luftikus 37 kW",
                    "Luftikus",
                    "LK 37",
                    "Drucklufttechnik",
                    2018,
                    "7400",
                    "AVAILABLE",
                    1,
                    """
                    Mit Kältetrockner und Behälter 500 l."""),
            new DemoProduct(
                    "MM-1007",
                    "Etikettiermaschine Klebewerk E 2",
                    "Klebewerk",
                    "E 2",
                    "Verpackungsmaschinen",
                    2020,
                    "9900",
                    "AVAILABLE",
                    0,
                    """
                    Für runde Behälter, 40 bis 110 mm."""),
            new DemoProduct(
                    "MM-1008",
                    "Formatkreissäge Holzmuster FK 32",
                    "Holzmuster",
                    "FK 32",
                    "Holzbearbeitung",
                    2011,
                    "4800",
                    "SOLD",
                    1,
                    """
                    Schnittlänge 3.200 mm, Vorritzer."""));

    void insert(Connection connection, long id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into product (id, version, number, number_key, title, manufacturer, model, manufacturer_key, model_key, category,
                    year_built, price, currency, description, state, visible, changed, words, listings)
                values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'EUR', ?, ?, true, ?, ?, '')
                """)) {
            insert.setLong(1, id);
            insert.setString(2, number);
            insert.setString(3, number.toLowerCase(Locale.ROOT));
            insert.setString(4, title);
            insert.setString(5, manufacturer);
            insert.setString(6, model);
            insert.setString(7, key(manufacturer));
            insert.setString(8, key(model));
            insert.setString(9, category);
            insert.setObject(10, year);
            insert.setBigDecimal(11, price == null ? null : new BigDecimal(price));
            insert.setString(12, description);
            insert.setString(13, state);
            insert.setTimestamp(14, Timestamp.from(Instant.now().minusSeconds(3600 * id)));
            insert.setString(15, words());
            insert.executeUpdate();
        }
        for (int view = 0; view < pictures; view++) {
            insertPicture(connection, id, view);
        }
    }

    /** As the product's clues are compared: words with a space before and behind each, letters apart from digits. */
    private static String key(String text) {
        return " " + text.toLowerCase(Locale.ROOT).replaceAll("(?<=[a-z])(?=[0-9])", " ") + " ";
    }

    private String words() {
        List<String> texts = Stream.of(number, title, manufacturer, model, category, String.valueOf(year), description)
                .filter(Objects::nonNull)
                .toList();
        return SearchWords.line(texts, 20_000);
    }

    private static void insertPicture(Connection connection, long product, int view) throws SQLException {
        DemoPicture picture = new DemoPicture((int) product, view);
        long id = product * 10 + view;
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into product_picture (id, product_id, position, type, width, height) values (?, ?, ?, 'image/png', ?, ?)")) {
            insert.setLong(1, id);
            insert.setLong(2, product);
            insert.setInt(3, view);
            insert.setInt(4, DemoPicture.WIDTH);
            insert.setInt(5, DemoPicture.HEIGHT);
            insert.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into product_picture_content (picture_id, large, thumbnail) values (?, ?, ?)")) {
            insert.setLong(1, id);
            insert.setBytes(2, picture.large());
            insert.setBytes(3, picture.thumbnail());
            insert.executeUpdate();
        }
    }
}
