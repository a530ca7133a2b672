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
import java.util.List;
import java.util.Map;

/**
 * The one MAT that all browser tests share, as an operator starts it, with a mail server beside it: started by the first test that
 * needs it, ended with the tests. Its data and its log are in {@code target/browser}.
 */
public final class RunningMat {

    /** Has the name and the address of a person who uses MAT every day. */
    public static final SeededUser ADMINISTRATOR =
            new SeededUser("admin", "browser-administrator", false, "Petra", "Muster", Role.ADMINISTRATOR);

    public static final SeededUser USER =
            new SeededUser("verkauf", "browser-benutzer", false, "Jonas", "Beispiel", Role.USER);

    /** Must change the given password first; tests that sign in as this user leave that undone. */
    public static final SeededUser NEWCOMER = new SeededUser("neu", "browser-anfang", true, "Neu", "Muster", Role.USER);

    /** The dealer's mailbox on {@link #mail()}. */
    public static final String MAIL_ADDRESS = "anfragen@muster-maschinen.example";

    public static final String MAIL_PASSWORD = "browser-postfach";

    private static final Path FOLDER = Path.of("target", "browser");

    private static RunningMat running;

    private final ServerProcess server;
    private final GreenMail mail;

    private RunningMat(ServerProcess server, GreenMail mail) {
        this.server = server;
        this.mail = mail;
    }

    /** The running MAT; the first call takes some 15 seconds. */
    public static synchronized RunningMat get() {
        if (running == null) {
            running = start();
        }
        return running;
    }

    private static RunningMat start() {
        try {
            ServerProcess.deleteRecursively(FOLDER);
            Files.createDirectories(FOLDER);
            SeededUser.createAll(FOLDER.resolve("data"), List.of(ADMINISTRATOR, USER, NEWCOMER));
            GreenMail mail = startMail();
            int port = Ports.free();
            ServerProcess server = ServerProcess.start(
                    FOLDER,
                    port,
                    Map.of(
                            "mat.public-url", "http://localhost:" + port + "/",
                            "mat.mail.allowed-networks", "127.0.0.0/8,::1/128",
                            "mat.account.health-interval", "PT15S",
                            "mat.import.interval", "PT15S"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                mail.stop();
            }));
            server.awaitReady();
            return new RunningMat(server, mail);
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
}
