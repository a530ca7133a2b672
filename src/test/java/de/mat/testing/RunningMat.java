package de.mat.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.mat.demo.SeededUser;
import de.mat.demo.ServerProcess;
import de.mat.user.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The one MAT that all browser tests share, as an operator starts it, with a mail server beside it: started by the first test that
 * needs it, ended with the tests. Its data and its log are in {@code target/browser}.
 */
public final class RunningMat implements AutoCloseable {

    /** Has the name and the address of a person who uses MAT every day. */
    public static final SeededUser ADMINISTRATOR =
            new SeededUser("admin", "browser-administrator", false, "Petra", "Muster", Role.ADMINISTRATOR);

    public static final SeededUser USER =
            new SeededUser("verkauf", "browser-benutzer", false, "Jonas", "Beispiel", Role.USER);

    /** Must change the given password first; tests that sign in as this user leave that undone. */
    public static final SeededUser NEWCOMER = new SeededUser("neu", "browser-anfang", true, "Neu", "Muster", Role.USER);

    /** Has no right to write anything. */
    public static final SeededUser READER =
            new SeededUser("lesen", "browser-leserin", false, "Rita", "Leserin", Role.USER, Set.of());

    /** Chooses a language, which is kept: another user's is the browser's. */
    public static final SeededUser CHOOSER =
            new SeededUser("sprache", "browser-sprache", false, "Sina", "Muster", Role.USER);

    /** The dealer's mailbox on {@link #mail()}. */
    public static final String MAIL_ADDRESS = "anfragen@muster-maschinen.example";

    public static final String MAIL_PASSWORD = "browser-postfach";

    private static final Path FOLDER = Path.of("target", "browser");

    private static RunningMat running;

    private final Path folder;
    private final ServerProcess server;
    private final GreenMail mail;

    private RunningMat(Path folder, ServerProcess server, GreenMail mail) {
        this.folder = folder;
        this.server = server;
        this.mail = mail;
    }

    /** The running MAT; the first call takes some 15 seconds. */
    public static synchronized RunningMat get() {
        if (running == null) {
            RunningMat shared = start(
                    FOLDER,
                    List.of(ADMINISTRATOR, USER, READER, NEWCOMER, CHOOSER),
                    Map.of("mat.account.health-interval", "PT15S", "mat.import.interval", "PT15S"));
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
            running = shared;
        }
        return running;
    }

    /**
     * A MAT of one's own, to be closed: it looks at no account and imports nothing by itself, and its {@link #database()} may be changed.
     *
     * @param name of its folder below {@code target}
     */
    public static RunningMat alone(String name, List<SeededUser> users) {
        return alone(name, users, Map.of());
    }

    /**
     * The same with further settings.
     *
     * @param settings of MAT
     */
    public static RunningMat alone(String name, List<SeededUser> users, Map<String, String> settings) {
        Path folder = Path.of("target", name);
        Map<String, String> all = new HashMap<>(Map.of(
                "mat.account.health-interval", "P1D",
                "mat.import.interval", "P1D",
                "h2.bindAddress", "127.0.0.1",
                "mat.db.url", sharedDatabase(folder)));
        all.putAll(settings);
        return start(folder, users, all);
    }

    private static String sharedDatabase(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("data/mat").toAbsolutePath() + ";AUTO_SERVER=TRUE";
    }

    private static RunningMat start(Path folder, List<SeededUser> users, Map<String, String> settings) {
        try {
            ServerProcess.deleteRecursively(folder);
            Files.createDirectories(folder);
            SeededUser.createAll(folder.resolve("data"), users);
            GreenMail mail = startMail();
            int port = Ports.free();
            Map<String, String> all = new HashMap<>(settings);
            all.put("mat.public-url", "http://localhost:" + port + "/");
            all.put("mat.mail.allowed-networks", "127.0.0.0/8,::1/128");
            RunningMat started = new RunningMat(folder, ServerProcess.start(folder, port, all), mail);
            started.server.awaitReady();
            return started;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("MAT did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("MAT did not start", e);
        }
    }

    private static GreenMail startMail() {
        GreenMail mail = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_IMAP)
        });
        mail.start();
        mail.setUser(MAIL_ADDRESS, MAIL_ADDRESS, MAIL_PASSWORD);
        return mail;
    }

    /** The address of a page. */
    public URI at(String path) {
        return server.address().resolve(path);
    }

    /** The number of its process. */
    public long processId() {
        return server.id();
    }

    /** Where MAT writes what it does. */
    public Path log() {
        return server.log();
    }

    /** The mail provider of the dealer and of the users. */
    public GreenMail mail() {
        return mail;
    }

    /** The database of one that runs {@linkplain #alone alone}. */
    public DataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(sharedDatabase(folder));
        database.setUser("mat");
        database.setPassword("");
        return database;
    }

    @Override
    public void close() {
        server.close();
        mail.stop();
    }
}
