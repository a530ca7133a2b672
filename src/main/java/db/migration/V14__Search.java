package db.migration;

import de.mat.text.SearchWords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * The search looks for beginnings of words: what it looks through is written anew for what is there, and PostgreSQL gets a full-text
 * index. In Java, because no database spells words as {@link SearchWords} does, and only one of them knows such an index.
 */
public class V14__Search extends BaseJavaMigration {

    /**
     * Its own parser would cut words otherwise than we do, so each word of ours becomes a lexeme as it is. The cost tells the planner that
     * to do this for all rows is far dearer than the index; in SQL the function would be inlined and its cost forgotten.
     */
    private static final String LEXEMES = """
            create function lexemes(words varchar) returns tsvector
                language plpgsql immutable strict parallel safe cost 500
                as $$ begin return array_to_tsvector(array_remove(string_to_array(words, ' '), '')); end $$
            """;

    private static final int LENGTH = 20_000;
    private static final int PIECE = 1_000;

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        renewWords(connection);
        if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(LEXEMES);
                statement.execute("create index inquiry_words_search on inquiry_words using gin (lexemes(words))");
            }
        }
    }

    private static void renewWords(Connection connection) throws SQLException {
        long last = -1;
        Map<Long, String> piece;
        do {
            piece = wordsBehind(connection, last);
            try (PreparedStatement update =
                    connection.prepareStatement("update inquiry_words set words = ? where inquiry_id = ?")) {
                for (Map.Entry<Long, String> row : piece.entrySet()) {
                    last = row.getKey();
                    update.setString(1, row.getValue());
                    update.setLong(2, last);
                    update.addBatch();
                }
                update.executeBatch();
            }
        } while (!piece.isEmpty());
    }

    /** Of the next inquiries behind that one. Of phone numbers more is kept than of other words, so each is needed as a whole. */
    private static Map<Long, String> wordsBehind(Connection connection, long last) throws SQLException {
        Map<Long, String> piece = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select i.id, w.words, i.phones from inquiry_words w join inquiry i on i.id = w.inquiry_id"
                        + " where w.inquiry_id > ? order by w.inquiry_id")) {
            select.setLong(1, last);
            select.setMaxRows(PIECE);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    List<String> texts =
                            new ArrayList<>(List.of(rows.getString("phones").split("\n")));
                    texts.add(rows.getString("words"));
                    piece.put(rows.getLong("id"), SearchWords.line(texts, LENGTH));
                }
            }
        }
        return piece;
    }
}
