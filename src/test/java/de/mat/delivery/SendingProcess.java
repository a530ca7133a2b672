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

    private SendingProcess() {}

    /** Arguments: the folder of the data, where to crash, how often that was passed by then. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Halt halt = new Halt(SendingCrash.valueOf(arguments[1]), Integer.parseInt(arguments[2]));
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
        private final int times;
        private int seen;

        Halt(SendingCrash point, int times) {
            this.point = point;
            this.times = times;
        }

        void at(String here) {
            if (point.name().equals(here) && ++seen == times) {
                Runtime.getRuntime().halt(HALTED);
            }
        }
    }
}
