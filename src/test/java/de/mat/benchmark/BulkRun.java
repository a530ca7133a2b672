package de.mat.benchmark;

import de.mat.delivery.BulkMessage;
import de.mat.delivery.BulkRecipient;
import de.mat.delivery.DeliveryState;
import de.mat.delivery.TestOffice;
import de.mat.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcConnectionPool;

/** The whole sender on a database: what became of each recipient is committed, and what is handed over before its end. */
final class BulkRun implements AutoCloseable {

    /** So many wait at the same time, as in a real run. */
    private static final int AHEAD = 500;

    private final JdbcConnectionPool pool;
    private final TestDatabase database;
    private final TestOffice office;
    private final long template;
    private int submitted;

    BulkRun(JdbcConnectionPool pool, Path folder, int port, int connections) throws Exception {
        this.pool = pool;
        database = TestDatabase.on(pool);
        office = new TestOffice(database, folder, Clock.systemUTC(), connections);
        office.sendWithoutLoginThrough(port);
        office.withoutLimits();
        template = database.compute(entityManager -> office.deliveries(entityManager)
                .prepare(new BulkMessage("mailing:1", "Neue Maschinen", SmtpClients.words(), List.of())));
    }

    /** Returns the nanoseconds that sending took, without the submitting. */
    long send(int messages) {
        long nanos = 0;
        for (int left = messages; left > 0; left -= AHEAD) {
            submit(Math.min(left, AHEAD));
            long start = System.nanoTime();
            office.send();
            nanos += System.nanoTime() - start;
            office.forgetNews();
        }
        long sent = database.compute(entityManager -> entityManager
                .createQuery(
                        "select count(d) from Delivery d where d.state = :sent and d.content.messageId like :ids",
                        Long.class)
                .setParameter("ids", "<" + template + ".%")
                .setParameter("sent", DeliveryState.SENT)
                .getSingleResult());
        if (sent != submitted) {
            throw new IllegalStateException(sent + " of " + submitted + " were sent");
        }
        return nanos;
    }

    private void submit(int count) {
        int first = submitted;
        submitted += count;
        database.run(entityManager -> office.deliveries(entityManager)
                .submitBulk(
                        template,
                        IntStream.range(first, submitted)
                                .mapToObj(this::recipient)
                                .toList()));
    }

    private BulkRecipient recipient(int number) {
        return new BulkRecipient(
                "mailing:1:" + number,
                "kunde" + number + "@example.org",
                "<" + template + "." + number + "@muster-maschinen.example>",
                Map.of("name", "Kunde " + number),
                Optional.empty());
    }

    @Override
    public void close() {
        office.close();
        database.close();
        pool.dispose();
    }
}
