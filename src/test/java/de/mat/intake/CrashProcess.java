package de.mat.intake;

import de.mat.testing.RecordingProxy;
import de.mat.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcConnectionPool;

/** A process that imports: on the embedded database in a file, from a mail server on loopback; it may be stopped anywhere. */
final class CrashProcess {

    /** Ends soon, so that the process after a crash need not wait long for it; no run takes so long. */
    private static final Duration LEASE = Duration.ofSeconds(3);

    private CrashProcess() {}

    /** Arguments: the folder of the data, the port of the mail server, where to crash, how many runs to do. */
    public static void main(String[] arguments) throws Exception {
        CrashDoors doors = new CrashDoors(CrashPoint.valueOf(arguments[2]));
        run(Path.of(arguments[0]), Integer.parseInt(arguments[1]), doors, Integer.parseInt(arguments[3]));
    }

    static void run(Path folder, int port, CrashDoors doors, int runs) throws Exception {
        JdbcConnectionPool pool = JdbcConnectionPool.create(url(folder), "mat", "");
        try (TestDatabase database = TestDatabase.on(doors.database(pool));
                RecordingProxy mailServer = new RecordingProxy(port, doors::question, doors::answer);
                ImportNode node = new ImportNode(database, folder, Duration.ZERO, LEASE)) {
            node.importFrom(mailServer.port());
            int before = node.runs().count(RunFilter.ALL);
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
                node.importer().importNow();
                return node.runs().count(RunFilter.ALL) >= before + runs;
            });
        } finally {
            pool.dispose();
        }
    }

    static String url(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("mat").toAbsolutePath() + ";DB_CLOSE_ON_EXIT=FALSE";
    }
}
