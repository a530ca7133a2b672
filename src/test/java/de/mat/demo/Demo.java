package de.mat.demo;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

/**
 * {@code mvn -Pdemo}: starts a mail server and MAT, tells where to go, and ends both with Ctrl-C. Its data stays in
 * {@code target/demo}, so a second start goes on with the same account and inquiries.
 */
public final class Demo {

    private static final Logger LOGGER = Logger.getLogger(Demo.class.getName());
    private static final Path FOLDER = Path.of("target", "demo");

    private static final int FIRST_ARRIVAL_SECONDS = 60;
    private static final int ARRIVAL_SECONDS = 150;

    /** A demo that is left alone for a weekend shall not fill its mailbox. */
    private static final int MOST_ARRIVALS = 40;

    private final DemoMailServer mail = new DemoMailServer(FOLDER);
    private volatile boolean ending;

    private Demo() {}

    public static void main(String[] arguments) throws IOException {
        List<String> obstacles = Arrays.stream(DemoPort.values())
                .map(DemoPort::obstacle)
                .flatMap(Optional::stream)
                .toList();
        if (!obstacles.isEmpty()) {
            say("\n" + String.join("\n", obstacles) + "\n");
            System.exit(1);
        }
        Files.createDirectories(FOLDER);
        logIntoFile();
        endWithMaven();
        System.exit(new Demo().run());
    }

    private int run() {
        try {
            DemoUser.createAll(FOLDER.resolve("data"));
            DemoProducts.createAll(FOLDER.resolve("data"));
            DemoContacts.createAll(FOLDER.resolve("data"));
            OtherWebsite other = OtherWebsite.start(DemoPort.OTHER_WEBSITE.number(), DemoPort.PAGES.address());
            DemoWebsite.createAll(FOLDER.resolve("data"), other.origin());
            startMail();
            ServerProcess server = startServer();
            say("MAT is starting (log: " + server.log() + ") …");
            server.awaitReady();
            say(DemoInstructions.text());
            receiveMoreMails();
            int code = server.awaitEnd();
            return ending ? code : failed("MAT ended by itself");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } catch (IOException | SQLException | MessagingException | RuntimeException e) {
            LOGGER.log(Level.SEVERE, "MAT did not start", e);
            return ending ? 1 : failed("MAT did not start");
        }
    }

    private void startMail() throws IOException, MessagingException {
        mail.start();
        Stream.concat(
                        Arrays.stream(DemoUser.values()).map(user -> user.address),
                        Arrays.stream(DemoContact.values())
                                .map(DemoContact::address)
                                .filter(Objects::nonNull))
                .forEach(address ->
                        mail.onArrival(address, subject -> say("A mail arrived for " + address + ": " + subject)));
    }

    private void receiveMoreMails() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "arrivals");
            thread.setDaemon(true);
            return thread;
        });
        for (int i = 0; i < MOST_ARRIVALS; i++) {
            timer.schedule(this::receiveAnother, FIRST_ARRIVAL_SECONDS + i * ARRIVAL_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void receiveAnother() {
        try {
            say("A mail arrived for " + DemoMailServer.ADDRESS + ": " + mail.receiveAnother());
        } catch (IOException | MessagingException e) {
            LOGGER.log(Level.WARNING, "A mail did not arrive", e);
        }
    }

    private ServerProcess startServer() throws IOException {
        int port = DemoPort.PAGES.number();
        ServerProcess server = ServerProcess.start(
                FOLDER,
                port,
                Map.of(
                        "mat.public-url", "http://localhost:" + port + "/",
                        "mat.mail.allowed-networks", "127.0.0.0/8,::1/128",
                        "mat.import.interval", "PT30S"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ending = true;
            server.close();
            mail.close();
        }));
        return server;
    }

    private static int failed(String what) {
        say("\n" + what + "; why, is told in " + FOLDER.resolve("server.log") + " and " + FOLDER.resolve("demo.log")
                + ". Way out, if its data is damaged or another version's: delete " + FOLDER + "\n");
        return 1;
    }

    /** Ctrl-C reaches both; a signal to Maven alone, from an IDE or a script, would leave this behind. */
    private static void endWithMaven() {
        ProcessHandle.current().parent().ifPresent(maven -> maven.onExit().thenRunAsync(() -> System.exit(1)));
    }

    private static void logIntoFile() throws IOException {
        Logger root = Logger.getLogger("");
        for (var handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        FileHandler file = new FileHandler(FOLDER.resolve("demo.log").toString());
        file.setFormatter(new SimpleFormatter());
        root.addHandler(file);
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
