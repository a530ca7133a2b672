package de.mat.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.RealPostgres;
import de.mat.testing.RunningMat;
import de.mat.testing.TestDatabase;
import de.mat.testing.Visitor;
import de.mat.user.PasswordHash;
import de.mat.user.Right;
import de.mat.user.Role;
import de.mat.user.User;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The pages of the desk when there are a hundred thousand inquiries, on a running MAT: from the request to the last byte of the page. The
 * floor is one inquiry with its words read by its number, by a client of its own in turns with the pages.
 */
@Tag("benchmark")
class DeskBenchmark {

    private static final int INQUIRIES = 100_000;
    private static final String ALL = Integer.toString(INQUIRIES);
    private static final int WARM_UP = 30;
    private static final int TIMES = 100;
    private static final double MILLISECOND = 1_000_000;
    private static final String USER = "desk";
    private static final String PASSWORD = "benchmark-desk-user";
    private static final String FLOOR =
            "select * from inquiry i join inquiry_words w on w.inquiry_id = i.id where i.id = ?";

    @TempDir
    private Path folder;

    private final List<String> table = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private List<Long> ids;

    @BeforeEach
    void begin() {
        row("", "floor", "median", "p99", "ratio", "target", "");
    }

    @AfterEach
    void print() {
        table.forEach(System.out::println);
        assertEquals(List.of(), missed);
    }

    @Test
    void onPostgres() throws Exception {
        try (RealPostgres postgres = RealPostgres.start()) {
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setUrl(postgres.url());
            database.setUser(postgres.user());
            fill(database);
            execute(database, "vacuum analyze");
            measure("PostgreSQL", database, 100, Map.of("mat.db.url", postgres.url(), "mat.db.user", postgres.user()));
        }
    }

    @Test
    void onTheEmbeddedDatabase() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("mat");
        JdbcConnectionPool pool = JdbcConnectionPool.create(url, "mat", "");
        fill(pool);
        execute(pool, "shutdown");
        pool.dispose();
        // MAT opens it, and lets the floor's client in
        String shared = url + ";WRITE_DELAY=0;AUTO_SERVER=TRUE";
        JdbcConnectionPool client = JdbcConnectionPool.create(shared, "mat", "");
        try {
            measure("H2", client, 500, Map.of("mat.db.url", shared, "h2.bindAddress", "127.0.0.1"));
        } finally {
            client.dispose();
        }
    }

    private void fill(DataSource database) throws SQLException {
        try (TestDatabase entities = TestDatabase.on(database)) {
            new ManyInquiries().record(entities, INQUIRIES);
            entities.run(entityManager -> {
                User user = new User(USER, Role.USER, "");
                user.changePassword(PasswordHash.of(PASSWORD.toCharArray()));
                user.allow(Role.USER, Set.of(Right.values()));
                entityManager.persist(user);
            });
            ids = entities.compute(entityManager -> entityManager
                    .createQuery("select i.id from Inquiry i order by i.id", Long.class)
                    .getResultList());
        }
    }

    private void measure(String name, DataSource database, int target, Map<String, String> settings) throws Exception {
        try (RunningMat mat = RunningMat.alone("desk", List.of(), settings);
                Connection connection = database.getConnection()) {
            Visitor visitor = new Visitor(mat.at("/").toURL());
            visitor.signIn(USER, PASSWORD);
            Measurement measurement = new Measurement(visitor, connection, target);
            measurement.of(name + ": list, first page", number -> "inquiries.xhtml", ALL);
            measurement.of(
                    name + ": list, filtered",
                    number -> "inquiries.xhtml?platform=resale&type=PRODUCT_INQUIRY&state=OPEN",
                    null);
            measurement.of(name + ": list, page 100", number -> "inquiries.xhtml?first=2475", ALL);
            measurement.of(
                    name + ": search, whole word", number -> search("kunde-" + hex(number) + "@example.com"), "1");
            measurement.of(
                    name + ": search, word of 1 in 100",
                    number -> search("Bandsäge-" + (10 + number % 90)),
                    Integer.toString(INQUIRIES / ManyInquiries.MACHINES));
            measurement.of(name + ": search, prefix", number -> search("10" + (100 + number % 900)), null);
            measurement.of(
                    name + ": search, two words", number -> search("Bandsäge-" + (10 + number % 90) + " Österr"), null);
            measurement.of(name + ": search, word of all", number -> search(ManyInquiries.IN_ALL), "1000+");
            measurement.of(name + ": search, word of none", number -> search("nirgends" + number), "0");
            measurement.of(name + ": detail", number -> "inquiry.xhtml?id=" + id(number), null);
        }
    }

    private long id(int number) {
        return ids.get(number * 601 % INQUIRIES);
    }

    private static String hex(int number) {
        return Integer.toHexString(number * 601 % INQUIRIES);
    }

    private static String search(String typed) {
        return "inquiries.xhtml?search=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void row(String... cells) {
        table.add(String.format(Locale.ROOT, "%-40s %10s %10s %10s %8s %8s  %s", (Object[]) cells));
    }

    /** Measures one kind of page after the other. */
    private final class Measurement {

        private final Visitor visitor;
        private final Connection connection;
        private final int target;

        Measurement(Visitor visitor, Connection connection, int target) {
            this.visitor = visitor;
            this.connection = connection;
            this.target = target;
        }

        /** @param count what each of the lists says that it has; null where that is not known */
        void of(String what, IntFunction<String> page, String count) throws SQLException {
            long[] floor = new long[TIMES];
            long[] ours = new long[TIMES];
            for (int i = -WARM_UP; i < TIMES; i++) {
                int number = i + WARM_UP;
                long begin = System.nanoTime();
                readOne(id(number));
                long between = System.nanoTime();
                visitor.get("/app/" + page.apply(number));
                long end = System.nanoTime();
                assertEquals(200, visitor.answer().status());
                if (count != null) {
                    assertEquals(
                            count,
                            visitor.answer().page().getElementById("count").text(),
                            what);
                }
                if (i >= 0) {
                    floor[i] = between - begin;
                    ours[i] = end - between;
                }
            }
            report(what, floor, ours);
        }

        private void report(String what, long[] floor, long[] ours) {
            Arrays.sort(floor);
            Arrays.sort(ours);
            double median = ours[TIMES / 2] / MILLISECOND;
            double p99 = ours[TIMES * 99 / 100] / MILLISECOND;
            boolean met = median < target;
            if (!met) {
                missed.add(what);
            }
            row(
                    what,
                    "%.2f ms".formatted(floor[TIMES / 2] / MILLISECOND),
                    "%.1f ms".formatted(median),
                    "%.1f ms".formatted(p99),
                    "%.0f".formatted((double) ours[TIMES / 2] / floor[TIMES / 2]),
                    target + " ms",
                    met ? "met" : "MISSED");
        }

        private void readOne(long id) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(FLOOR)) {
                statement.setLong(1, id);
                try (ResultSet row = statement.executeQuery()) {
                    assertTrue(row.next());
                }
            }
        }
    }
}
