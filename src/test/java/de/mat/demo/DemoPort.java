package de.mat.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Optional;

/** The ports of the demo: fixed, so that its instructions are the same each time, unless a switch of the command names another. */
enum DemoPort {
    PAGES("MAT's pages", "mat.http.port", 8080),
    SMTP("the demo's SMTP server", "mat.demo.smtp.port", 3025),
    IMAP("the demo's IMAP server", "mat.demo.imap.port", 3143),
    OTHER_WEBSITE("the dealer's other website", "mat.demo.web.port", 8090);

    private static final int HIGHEST = 65_535;

    private final String purpose;
    private final String property;
    private final int usual;

    DemoPort(String purpose, String property, int usual) {
        this.purpose = purpose;
        this.property = property;
        this.usual = usual;
    }

    /** Its number. */
    int number() {
        return Integer.getInteger(property, usual);
    }

    /** What is at it, for what speaks HTTP. */
    URI address() {
        return URI.create("http://localhost:" + number() + "/");
    }

    /** Why it cannot be used, in one sentence with the way out. */
    Optional<String> obstacle() {
        if (!isNumber(System.getProperty(property, Integer.toString(usual)))) {
            return Optional.of(property + " is no number from 1 to " + HIGHEST + ". Way out: " + command(usual));
        }
        return isFree()
                ? Optional.empty()
                : Optional.of("Port " + number() + " (" + purpose + ") is in use. Way out: " + command(number() + 1));
    }

    private String command(int port) {
        return "mvn -Pdemo -D" + property + "=" + port;
    }

    private static boolean isNumber(String value) {
        return value.matches("[1-9][0-9]{0,4}") && Integer.parseInt(value) <= HIGHEST;
    }

    private boolean isFree() {
        try (ServerSocket socket = new ServerSocket(number(), 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
