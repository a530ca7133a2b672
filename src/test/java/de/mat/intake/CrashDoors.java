package de.mat.intake;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Stops the process, as a power cut would, at one point of the import. The points are told at the two doors of the process: what goes to
 * the mail server and back, and what goes to the database. So the import itself knows nothing of them.
 */
final class CrashDoors {

    /** What the process ends with, as after kill -9. */
    static final int HALTED = 137;

    private static final int THIRD = 3;

    private final CrashPoint point;
    private int seen;
    private boolean textAsked;
    private boolean textCame;

    CrashDoors(CrashPoint point) {
        this.point = point;
    }

    /** A line to the mail server, before it goes out. */
    void question(String line) {
        if (line.contains("EXAMINE")) {
            at(CrashPoint.AFTER_CONNECT);
        } else if (line.contains("ENVELOPE")) {
            at(CrashPoint.AFTER_SEARCH);
        } else if (line.contains("BODY.PEEK[]")) {
            at(CrashPoint.AFTER_ENVELOPES);
            textAsked = true;
        }
    }

    /** A line of the mail server, after it has come in. */
    void answer(String line) {
        if (textAsked && line.matches("\\S+ OK .*")) {
            at(CrashPoint.AFTER_FETCH);
            textCame = true;
        }
    }

    /** The database behind its door. */
    DataSource database(DataSource database) {
        return new Door(database);
    }

    private synchronized void at(CrashPoint here) {
        boolean third = here == CrashPoint.BEFORE_COMMIT || here == CrashPoint.AFTER_COMMIT;
        if (here == point && ++seen == (third ? THIRD : 1)) {
            Runtime.getRuntime().halt(HALTED);
        }
    }

    private Connection connection(Connection connection) {
        if (textCame) {
            at(CrashPoint.AFTER_PARSE);
        }
        Transaction transaction = new Transaction();
        return (Connection) Proxy.newProxyInstance(
                CrashDoors.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        transaction.statement(arguments[0].toString().toLowerCase(Locale.ROOT));
                    } else if (method.getName().equals("commit")) {
                        transaction.ending();
                    }
                    try {
                        Object result = method.invoke(connection, arguments);
                        if (method.getName().equals("commit")) {
                            transaction.ended();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** What a transaction has done so far. */
    private final class Transaction {

        private boolean inquiry;
        private boolean position;

        void statement(String sql) {
            if (sql.startsWith("insert into inquiry ")) {
                inquiry = true;
            } else if (sql.startsWith("update mailbox_position")) {
                position = true;
                at(CrashPoint.BEFORE_ADVANCE);
            } else if (sql.startsWith("insert into import_run")) {
                at(CrashPoint.BEFORE_RECORD);
            }
        }

        void ending() {
            if (inquiry) {
                at(CrashPoint.BEFORE_COMMIT);
            }
        }

        void ended() {
            if (inquiry) {
                at(CrashPoint.AFTER_COMMIT);
            }
            if (position) {
                at(CrashPoint.AFTER_ADVANCE);
            }
            inquiry = false;
            position = false;
        }
    }

    private final class Door implements DataSource {

        private final DataSource database;

        Door(DataSource database) {
            this.database = database;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return connection(database.getConnection());
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return connection(database.getConnection(user, password));
        }

        @Override
        public PrintWriter getLogWriter() throws SQLException {
            return database.getLogWriter();
        }

        @Override
        public void setLogWriter(PrintWriter out) throws SQLException {
            database.setLogWriter(out);
        }

        @Override
        public void setLoginTimeout(int seconds) throws SQLException {
            database.setLoginTimeout(seconds);
        }

        @Override
        public int getLoginTimeout() throws SQLException {
            return database.getLoginTimeout();
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            return database.unwrap(type);
        }

        @Override
        public boolean isWrapperFor(Class<?> type) throws SQLException {
            return database.isWrapperFor(type);
        }
    }
}
