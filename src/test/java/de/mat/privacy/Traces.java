package de.mat.privacy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;

/** Looks through every column of every table, packed mails too, for words that must be nowhere. */
final class Traces {

    private Traces() {}

    /** Where one of the words is, whatever its capitals: "table.column: word". */
    static List<String> of(DataSource database, List<String> words) throws SQLException {
        List<String> traces = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(connection)) {
                try (ResultSet row = statement.executeQuery("select * from \"" + table + "\"")) {
                    while (row.next()) {
                        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            String text = text(row.getObject(i)).toLowerCase(Locale.ROOT);
                            String column = table + "." + row.getMetaData().getColumnLabel(i);
                            words.stream()
                                    .filter(word -> text.contains(word.toLowerCase(Locale.ROOT)))
                                    .forEach(word -> traces.add(column.toLowerCase(Locale.ROOT) + ": " + word));
                        }
                    }
                }
            }
        }
        return traces;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found =
                connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                if (found.getString("TABLE_SCHEM").equalsIgnoreCase("public")) {
                    tables.add(found.getString("TABLE_NAME"));
                }
            }
        }
        return tables;
    }

    private static String text(Object value) {
        if (!(value instanceof byte[] bytes)) {
            return String.valueOf(value);
        }
        try (GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(packed.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException notPacked) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
