package de.mat.intake;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * All that the import has written, in an order that does not depend on how it came there: every table but the record of the runs (a run
 * that died left none), every column but ids, versions and the times of writing, and which mail belongs to which inquiry.
 */
final class TableDump {

    private static final Set<String> NOT_OF_THE_MAILS =
            Set.of("import_run", "lease", "email_account", "flyway_schema_history");

    private static final Set<String> TIMES = Set.of("id", "version", "changed", "import_from");

    private static final Map<String, String> BELONGINGS = Map.of(
            "mail and inquiry",
            "select l.uid, i.block, i.subject, r.size from ledger_entry l join raw_mail r on r.id = l.raw_mail_id"
                    + " join inquiry i on i.raw_mail_id = r.id order by 1, 2",
            "joined mail and inquiry",
            "select l.uid, j.subject, i.subject from ledger_entry l join joined_mail j on j.raw_mail_id = l.raw_mail_id"
                    + " join inquiry i on i.id = j.inquiry_id order by 1",
            "kept text",
            "select l.uid, l.state, r.size from ledger_entry l join raw_mail r on r.id = l.raw_mail_id order by 1");

    private TableDump() {}

    /** The rows by table. */
    static Map<String, List<String>> of(DataSource database) throws SQLException {
        Map<String, List<String>> dump = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(connection)) {
                List<String> rows = rows(statement, "select * from \"" + table + "\"");
                rows.sort(null);
                dump.put(table, rows);
            }
            for (Map.Entry<String, String> belonging : BELONGINGS.entrySet()) {
                dump.put(belonging.getKey(), rows(statement, belonging.getValue()));
            }
        }
        return dump;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found =
                connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                String name = found.getString("TABLE_NAME");
                if (isOfTheMails(found.getString("TABLE_SCHEM"), name)) {
                    tables.add(name);
                }
            }
        }
        return tables;
    }

    private static boolean isOfTheMails(String schema, String table) {
        return schema.equalsIgnoreCase("public")
                && !NOT_OF_THE_MAILS.contains(table.toLowerCase(java.util.Locale.ROOT));
    }

    private static List<String> rows(Statement statement, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                StringBuilder text = new StringBuilder();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    String column = row.getMetaData().getColumnLabel(i).toLowerCase(java.util.Locale.ROOT);
                    if (!TIMES.contains(column) && (!column.endsWith("_id") || column.equals("message_id"))) {
                        text.append(column)
                                .append('=')
                                .append(value(row.getObject(i)))
                                .append(' ');
                    }
                }
                rows.add(text.toString());
            }
        }
        return rows;
    }

    private static String value(Object value) {
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }
}
