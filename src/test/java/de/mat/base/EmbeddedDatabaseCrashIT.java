package de.mat.base;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A commit of the embedded database that has returned is there after the process was stopped as by a power cut (SIGKILL): all that MAT
 * promises about sending at most once stands on that.
 */
class EmbeddedDatabaseCrashIT {

    private static final int KILLS = 4;
    private static final int MOST_COMMITS = 1_500;

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("mat.crash.rounds", 2));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatWasCommittedOutlivesAKill(long seed) throws Exception {
        Random random = new Random(seed);

        for (int kill = 0; kill < KILLS; kill++) {
            long told = commitUntilKilled(1 + random.nextInt(MOST_COMMITS));
            long found = lastCommitted();
            assertTrue(found >= told, "committed up to " + told + ", found up to " + found);
        }
    }

    /** Returns the last number of which the process said that it is committed. */
    private long commitUntilKilled(int commits) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommittingProcess.class.getName(),
                        url())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long told = 0;
        try (BufferedReader said = process.inputReader()) {
            String line = said.readLine();
            for (int i = 0; line != null; i++) {
                told = Long.parseLong(line);
                if (i == commits) {
                    // Not by the process itself, which would close what it has said
                    process.toHandle().destroyForcibly();
                }
                line = said.readLine();
            }
        }
        process.waitFor();
        return told;
    }

    private long lastCommitted() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), "mat", "");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select max(id) from message where handed_over")) {
            result.next();
            return result.getLong(1);
        }
    }

    private String url() {
        return ConfiguredDataSource.embedded(folder.resolve("mat"));
    }
}
