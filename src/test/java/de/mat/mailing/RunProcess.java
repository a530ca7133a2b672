package de.mat.mailing;

import de.mat.base.ConfiguredDataSource;
import de.mat.contact.Allowances;
import de.mat.contact.SuppressionReason;
import de.mat.delivery.DeliveryOutcome;
import de.mat.delivery.DeliveryState;
import de.mat.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * A process that feeds and sends the mailings that run, from the embedded database in a file, until they are through; it may be stopped
 * anywhere. Its clock jumps ahead whenever nothing can go, and the next process goes on from there.
 */
final class RunProcess {

    /** What it ends with when something went out during a pause. */
    static final int SENT_DURING_PAUSE = 3;

    /** Objects during the pause. */
    static final String OBJECTS = "kunde1999@example.com";

    /** To the mail server. */
    static final int CONNECTIONS = 3;

    private static final Duration JUMP = Duration.ofMinutes(10);
    private static final int MOST_ROUNDS = 5_000;

    private RunProcess() {}

    /** Arguments: the folder of the data, the mailing, after how many messages it is paused (0 for never). */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        long mailing = Long.parseLong(arguments[1]);
        int pauseAfter = Integer.parseInt(arguments[2]);
        JumpingClock clock = new JumpingClock(folder);
        clock.jump();
        try (Opened opened = new Opened(folder, clock)) {
            AtomicInteger sent = new AtomicInteger();
            CountDownLatch enough = new CountDownLatch(pauseAfter);
            opened.books.hear(event -> {
                if (event instanceof DeliveryOutcome outcome && outcome.state() == DeliveryState.SENT) {
                    sent.incrementAndGet();
                    enough.countDown();
                }
            });
            if (pauseAfter > 0) {
                new Thread(() -> pause(opened, mailing, enough)).start();
            }
            run(opened.books, mailing, clock, sent);
        }
    }

    /** While it is being sent. */
    private static void pause(Opened opened, long mailing, CountDownLatch enough) {
        try {
            enough.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Allowances.suppress(opened.database, OBJECTS, SuppressionReason.OBJECTION);
        opened.books.control(service -> service.pause(mailing));
    }

    private static void run(RunBooks books, long mailing, JumpingClock clock, AtomicInteger sent) throws IOException {
        int rounds = 0;
        MailingState state = MailingState.RUNNING;
        while (state != MailingState.FINISHED && rounds++ < MOST_ROUNDS) {
            books.feed();
            books.delivery().send();
            books.feed();
            state = books.state(mailing);
            if (state == MailingState.PAUSED) {
                int before = sent.get();
                clock.jump();
                books.feed();
                books.delivery().send();
                if (sent.get() != before || !books.delivery().waiting().isEmpty()) {
                    System.exit(SENT_DURING_PAUSE);
                }
                books.control(service -> service.goOn(mailing));
            }
            if (state == MailingState.STOPPED) {
                books.control(service -> service.goOn(mailing));
            }
            clock.jump();
        }
    }

    /** The database of the processes, while none of them runs. */
    static final class Opened implements AutoCloseable {

        final TestDatabase database;
        final RunBooks books;
        private final JdbcConnectionPool pool;

        Opened(Path folder, Clock clock) {
            pool = JdbcConnectionPool.create(ConfiguredDataSource.embedded(folder.resolve("mat")), "mat", "");
            pool.setMaxConnections(30);
            database = TestDatabase.on(pool);
            books = new RunBooks(database, folder, clock, CONNECTIONS);
        }

        @Override
        public void close() {
            books.close();
            database.close();
            pool.dispose();
        }
    }

    /** Runs as the clock on the wall does, and jumps. What it has jumped is kept in a file. */
    static final class JumpingClock extends Clock {

        private final Path file;
        private volatile Duration ahead;

        JumpingClock(Path folder) throws IOException {
            file = folder.resolve("clock");
            ahead = Files.exists(file) ? Duration.parse(Files.readString(file)) : Duration.ZERO;
        }

        void jump() throws IOException {
            ahead = ahead.plus(JUMP);
            Path next = file.resolveSibling("clock.next");
            Files.writeString(next, ahead.toString());
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("MAT computes in UTC");
        }
    }
}
