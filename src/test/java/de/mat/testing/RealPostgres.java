package de.mat.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A real PostgreSQL on loopback with a folder and a port of its own. Started as root it runs as the user {@code postgres}. */
public final class RealPostgres implements AutoCloseable {

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

    private final Path programs;
    private final Path folder;
    private final int port;

    private RealPostgres(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** Starts an empty server with the database and the login {@code mat}. */
    public static RealPostgres start() throws IOException {
        Demanded.that(Files.isDirectory(VERSIONS), "PostgreSQL is absent: apt-get install postgresql");
        Demanded.that(
                "root".equals(System.getProperty("user.name")), "PostgreSQL is started as root, for the user postgres");
        Path programs = newest().resolve("bin");
        Path folder = Files.createTempDirectory(Path.of("/tmp"), "mat-postgres-");
        Command.run("chown", "postgres", folder.toString());
        RealPostgres postgres = new RealPostgres(programs, folder, Ports.free());
        postgres.run("initdb", "-A", "trust", "-U", "mat", "-E", "UTF8", "-D", folder + "/data");
        postgres.run(
                "pg_ctl",
                "-w",
                "-D",
                folder + "/data",
                "-l",
                folder + "/log",
                "-o",
                "-h 127.0.0.1 -k " + folder + " -p " + postgres.port,
                "start");
        postgres.run("createdb", "-h", "127.0.0.1", "-p", Integer.toString(postgres.port), "-U", "mat", "mat");
        return postgres;
    }

    /** The JDBC URL of the database. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/mat";
    }

    /** The login; there is no password. */
    public String user() {
        return "mat";
    }

    @Override
    public void close() throws IOException {
        run("pg_ctl", "-w", "-m", "immediate", "-D", folder + "/data", "stop");
        Command.run("rm", "-rf", folder.toString());
    }

    private void run(String program, String... arguments) throws IOException {
        Command.run(Stream.concat(
                        Stream.of(
                                "runuser",
                                "-u",
                                "postgres",
                                "--",
                                programs.resolve(program).toString()),
                        Stream.of(arguments))
                .toArray(String[]::new));
    }

    private static Path newest() throws IOException {
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.max(Comparator.comparingInt(
                            version -> Integer.parseInt(version.getFileName().toString())))
                    .orElseThrow();
        }
    }
}
