package de.mat.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** Counts the statements that are executed through a data source: how a test holds their number. */
public final class StatementCount implements AutoCloseable {

    /** What is counted and what leads to it, the most special first. */
    private static final List<Class<?>> WATCHED = List.of(
            CallableStatement.class, PreparedStatement.class, Statement.class, Connection.class, DataSource.class);

    private final Queue<String> executed = new ConcurrentLinkedQueue<>();
    private final DataSource counted;
    private final Runnable dispose;

    /** Counts what goes through this data source by way of {@link #dataSource()}. */
    public StatementCount(DataSource dataSource) {
        this(dataSource, () -> {});
    }

    private StatementCount(DataSource dataSource, Runnable dispose) {
        counted = (DataSource) watched(dataSource);
        this.dispose = dispose;
    }

    /** Of an empty database in memory. */
    public static StatementCount inMemory() {
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "mat", "");
        return new StatementCount(pool, pool::dispose);
    }

    @Override
    public void close() {
        dispose.run();
    }

    /** The data source to use. */
    public DataSource dataSource() {
        return counted;
    }

    /** How many statements were executed since the last call. */
    public int next() {
        return nextTexts().size();
    }

    /** The same statements as their driver writes them; PostgreSQL's writes the parameters too. */
    public List<String> nextTexts() {
        List<String> texts = new ArrayList<>();
        for (String text = executed.poll(); text != null; text = executed.poll()) {
            texts.add(text);
        }
        return texts;
    }

    private Object watched(Object target) {
        Optional<Class<?>> type =
                WATCHED.stream().filter(each -> each.isInstance(target)).findFirst();
        InvocationHandler handler = (proxy, method, arguments) -> invoke(target, method, arguments);
        return type.<Object>map(each ->
                        Proxy.newProxyInstance(StatementCount.class.getClassLoader(), new Class<?>[] {each}, handler))
                .orElse(target);
    }

    private Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        if (target instanceof Statement && method.getName().startsWith("execute")) {
            executed.add(target.toString());
        }
        try {
            return watched(method.invoke(target, arguments));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
