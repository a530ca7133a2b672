package de.mat.intake;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Locale;
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
        return door(DataSource.class, (method, arguments) -> {
            Object result = call(database, method, arguments);
            return result instanceof Connection connection ? connection(connection) : result;
        });
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
        return door(Connection.class, (method, arguments) -> {
            boolean isCommit = method.getName().equals("commit");
            if (method.getName().equals("prepareStatement")) {
                transaction.statement(arguments[0].toString().toLowerCase(Locale.ROOT));
            } else if (isCommit) {
                transaction.ending();
            }
            Object result = call(connection, method, arguments);
            if (isCommit) {
                transaction.ended();
            }
            return result;
        });
    }

    private static <T> T door(Class<T> type, Door door) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> door.pass(method, arguments)));
    }

    private static Object call(Object behind, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(behind, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @FunctionalInterface
    private interface Door {
        Object pass(Method method, Object[] arguments) throws Throwable;
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
}
