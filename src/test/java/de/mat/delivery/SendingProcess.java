package de.mat.delivery;

import de.mat.base.ConfiguredDataSource;
import de.mat.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.h2.jdbcx.JdbcConnectionPool;

/** A process that sends: from the embedded database in a file, through a mail server on loopback; it may be stopped anywhere. */
final class SendingProcess {

    /** What the process ends with, as after kill -9. */
    static final int HALTED = 137;

    /** The message that the process is stopped at. */
    private static final int SECOND = 2;

    private SendingProcess() {}

    /** Arguments: the folder of the data, the port of the mail server, where to crash. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Halt halt = new Halt(SendingCrash.valueOf(arguments[2]));
        JdbcConnectionPool pool = JdbcConnectionPool.create(url(folder), "mat", "");
        try (TestDatabase database = TestDatabase.on(pool);
                SendingNode node = new SendingNode(database, folder, Clock.systemUTC())) {
            node.books().observe(halt::at);
            node.send();
        } finally {
            pool.dispose();
        }
    }

    static String url(Path folder) {
        return ConfiguredDataSource.embedded(folder.resolve("mat"));
    }

    /** The clock of the process that comes after: what the dead one had claimed is free again. */
    static Clock later() {
        return Clock.offset(Clock.systemUTC(), SendingService.CLAIM.plus(Duration.ofMinutes(1)));
    }

    private static final class Halt {

        private final SendingCrash point;
        private int seen;

        Halt(SendingCrash point) {
            this.point = point;
        }

        void at(String here) {
            if (point.name().equals(here) && ++seen == SECOND) {
                Runtime.getRuntime().halt(HALTED);
            }
        }
    }
}
