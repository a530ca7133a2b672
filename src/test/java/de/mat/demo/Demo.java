package de.mat.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.FileHandler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * {@code mvn -Pdemo}: starts a mail server and MAT, tells where to go, and ends both with Ctrl-C. Its data stays in
 * {@code target/demo}, so a second start goes on with the same account and inquiries.
 */
public final class Demo {

    private static final Path FOLDER = Path.of("target", "demo");

    private Demo() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.getInteger("mat.http.port", 8080);
        Files.createDirectories(FOLDER);
        logIntoFile();
        if (isBusy(port, "MAT's pages", "another port: mvn -Pdemo -Dmat.http.port=8081")
                || isBusy(
                        DemoMailServer.SMTP_PORT,
                        "the demo's SMTP server",
                        "end the program that uses it, or another demo")
                || isBusy(
                        DemoMailServer.IMAP_PORT,
                        "the demo's IMAP server",
                        "end the program that uses it, or another demo")) {
            System.exit(1);
        }
        DemoUser.createAll(FOLDER.resolve("data"));

        DemoMailServer mail = new DemoMailServer();
        mail.start(FOLDER);
        for (DemoUser user : DemoUser.values()) {
            mail.onArrival(user.address, subject -> say("A mail arrived for " + user.address + ": " + subject));
        }
        ServerProcess server = ServerProcess.start(
                FOLDER,
                port,
                Map.of(
                        "mat.public-url", "http://localhost:" + port + "/",
                        "mat.mail.allowed-networks", "127.0.0.0/8,::1/128",
                        "mat.import.interval", "PT30S"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            mail.close();
        }));
        say("MAT is starting (log: " + server.log() + ") …");
        server.awaitReady();
        instructions(port);
        System.exit(server.awaitEnd());
    }

    private static void instructions(int port) {
        say("""

                ------------------------------------------------------------------------
                MAT runs on http://localhost:%d/

                Administrator   admin      Password  %s
                Benutzer        verkauf    Password  %s

                Values for "E-Mail Konto konfigurieren":
                  Absendername        Muster Maschinen GmbH
                  Absender E-Mail     %s
                  SMTP-Server         %s
                  Port                %d
                  Sicherheit          Keine
                  Authentifikation    on
                  Benutzername        %s
                  Passwort            %s
                  Import              on
                  IMAP-Server         %s
                  IMAP-Port           %d
                  Sicherheit          Keine

                The test mail goes to %s; its arrival is told here.
                Ctrl-C ends MAT and the mail server.
                ------------------------------------------------------------------------
                """.formatted(
                        port,
                        DemoUser.ADMINISTRATOR.password,
                        DemoUser.USER.password,
                        DemoMailServer.ADDRESS,
                        DemoMailServer.HOST,
                        DemoMailServer.SMTP_PORT,
                        DemoMailServer.ADDRESS,
                        DemoMailServer.PASSWORD,
                        DemoMailServer.HOST,
                        DemoMailServer.IMAP_PORT,
                        DemoUser.ADMINISTRATOR.address));
    }

    private static boolean isBusy(int port, String what, String wayOut) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return !socket.isBound();
        } catch (IOException e) {
            say("Port " + port + " (" + what + ") is in use. Way out: " + wayOut);
            return true;
        }
    }

    private static void logIntoFile() throws IOException {
        Logger root = Logger.getLogger("");
        for (var handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        FileHandler file = new FileHandler(FOLDER.resolve("mail-server.log").toString());
        file.setFormatter(new SimpleFormatter());
        root.addHandler(file);
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
