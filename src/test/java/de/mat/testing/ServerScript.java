package de.mat.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link ScriptedServer} does on a connection, step by step; at the end of its script it closes the connection. In what it
 * says {@code {tag}} stands for the first word of the line it heard last (the tag of an IMAP command).
 */
public final class ServerScript {

    /** One thing to do. */
    @FunctionalInterface
    public interface Step {
        void run(ScriptedConnection connection) throws Exception;
    }

    private final List<ServerScript> earlier;
    private final List<Step> steps = new ArrayList<>();
    private boolean neverReads;

    ServerScript(List<ServerScript> earlier) {
        this.earlier = earlier;
    }

    /** Sends lines. */
    public ServerScript say(String... lines) {
        return then(connection -> connection.send(String.join("\r\n", lines) + "\r\n"));
    }

    /** Sends exactly this. */
    public ServerScript send(String text) {
        return then(connection -> connection.send(text));
    }

    /** Sends these octets. */
    public ServerScript send(int... octets) {
        StringBuilder text = new StringBuilder();
        for (int octet : octets) {
            text.append((char) octet);
        }
        return send(text.toString());
    }

    /** Waits for a line that starts with this word (after the tag, for IMAP); another line is a surprise and ends the connection. */
    public ServerScript expect(String word) {
        return then(connection -> connection.expect(word));
    }

    /** Reads a line, whatever it says. */
    public ServerScript hear() {
        return then(ScriptedConnection::hear);
    }

    /** Reads a message up to the line that is only a dot. */
    public ServerScript hearMessage() {
        return then(ScriptedConnection::hearMessage);
    }

    /** The server's side of the TLS handshake; from here on all is encrypted. */
    public ServerScript tls(ServerIdentity identity) {
        return then(connection -> connection.startTls(identity));
    }

    /** Sends a text octet by octet with this pause between them, again and again until the client is gone. */
    public ServerScript drip(String text, Duration pause) {
        return then(connection -> connection.drip(text, pause));
    }

    /** Sends a text again and again as fast as possible until the client is gone. */
    public ServerScript flood(String text) {
        return then(connection -> connection.flood(text));
    }

    /** Waits before the next step. */
    public ServerScript pause(Duration duration) {
        return then(connection -> connection.pause(duration));
    }

    /** Says nothing more, reads and records what comes, until the client is gone. */
    public ServerScript silence() {
        return then(ScriptedConnection::listenToTheEnd);
    }

    /** Reads nothing more until the server is closed: the client's window fills. */
    public ServerScript neverRead() {
        neverReads = true;
        return then(ScriptedConnection::stall);
    }

    /** What follows is for the next connection and those after it. */
    public ServerScript nextConnection() {
        List<ServerScript> known = new ArrayList<>(earlier);
        known.add(this);
        return new ServerScript(known);
    }

    /** Any other step. */
    public ServerScript then(Step step) {
        steps.add(step);
        return this;
    }

    public ScriptedServer start() {
        List<ServerScript> all = new ArrayList<>(earlier);
        all.add(this);
        return new ScriptedServer(all);
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    boolean neverReads() {
        return neverReads;
    }
}
