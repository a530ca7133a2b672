package de.mat.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server that does what a test tells it, on 127.0.0.1 and a port the system chooses. It records what it receives, after
 * decryption, and whether the client kept to the script.
 *
 * <pre>
 * try (ScriptedServer server = ScriptedServer.script()
 *         .say("220 ready")
 *         .expect("EHLO").say("250-here", "250 AUTH PLAIN")
 *         .expect("AUTH").say("535 5.7.8 wrong")
 *         .start()) { … server.port() … }
 * </pre>
 */
public final class ScriptedServer implements AutoCloseable {

    private final ServerSocket listener;
    private final List<ServerScript> scripts;
    private final Queue<ScriptedConnection> connections = new ConcurrentLinkedQueue<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Thread acceptor;

    ScriptedServer(List<ServerScript> scripts) {
        this.scripts = List.copyOf(scripts);
        try {
            listener = new ServerSocket();
            if (scripts.get(0).neverReads()) {
                listener.setReceiveBufferSize(1024);
            }
            listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        acceptor = new Thread(this::accept, "scripted-server-" + port());
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** A new script; {@link ServerScript#start} makes a server of it. */
    public static ServerScript script() {
        return new ServerScript(new ArrayList<>());
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How many connections were opened. */
    public int connections() {
        return accepted.get();
    }

    /** How many of them are still open on the client's side, as far as the server can tell. */
    public long openConnections() {
        return connections.stream().filter(ScriptedConnection::isOpen).count();
    }

    /** All that was received, in clear or after decryption, of all connections in their order (ISO 8859-1). */
    public String received() {
        StringBuilder all = new StringBuilder();
        connections.forEach(connection -> all.append(connection.received()));
        return all.toString();
    }

    /** The received lines that start with this word, whatever the case; of IMAP commands the tag is left out first. */
    public List<String> commands(String word) {
        return received()
                .lines()
                .filter(line -> startsWith(line, word) || startsWith(line.substring(line.indexOf(' ') + 1), word))
                .toList();
    }

    private static boolean startsWith(String line, String word) {
        return line.regionMatches(true, 0, word, 0, word.length());
    }

    /** What a client said against the script; empty when all went as written. */
    public List<String> surprises() {
        return connections.stream()
                .flatMap(connection -> connection.surprises().stream())
                .toList();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                int number = accepted.getAndIncrement();
                ServerScript script = scripts.get(Math.min(number, scripts.size() - 1));
                ScriptedConnection connection = new ScriptedConnection(socket, script.steps());
                connections.add(connection);
                connection.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            acceptor.join();
            for (ScriptedConnection connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
