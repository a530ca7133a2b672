package de.mat.base;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A process that stores as a sender does, for ever: it says each number as soon as it is committed. */
final class CommittingProcess {

    private static final int PORTION = 500;
    private static final String WORDS = "Guten Tag ".repeat(200);

    private CommittingProcess() {}

    /** Argument: the URL of the embedded database. */
    public static void main(String[] arguments) throws SQLException {
        PrintStream committed = new PrintStream(System.out, true);
        try (Connection connection = DriverManager.getConnection(arguments[0], "mat", "")) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table if not exists message (id bigint primary key, state varchar(20),"
                        + " words varchar(3000), handed_over boolean)");
                statement.execute("create index if not exists message_queue on message (state, id)");
            }
            connection.commit();
            for (long first = last(connection) + 1; ; first += PORTION) {
                insert(connection, first);
                send(connection, first, committed);
            }
        }
    }

    private static long last(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select coalesce(max(id), 0) from message")) {
            result.next();
            return result.getLong(1);
        }
    }

    private static void insert(Connection connection, long first) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into message values (?, 'WAITING', ?, false)")) {
            for (long id = first; id < first + PORTION; id++) {
                insert.setLong(1, id);
                insert.setString(2, WORDS);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
    }

    /** That one was sent is stored together with the handing over of the next. */
    private static void send(Connection connection, long first, PrintStream committed) throws SQLException {
        try (PreparedStatement handOver = connection.prepareStatement(
                        "update message set handed_over = true, state = 'SENDING' where id = ?");
                PreparedStatement sent =
                        connection.prepareStatement("update message set state = 'SENT', words = '' where id = ?")) {
            for (long id = first; id < first + PORTION; id++) {
                sent.setLong(1, id - 1);
                sent.executeUpdate();
                handOver.setLong(1, id);
                handOver.executeUpdate();
                connection.commit();
                committed.println(id);
            }
        }
    }
}
