package de.mat.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Stands before a clear-text server on loopback and writes down every line its clients send. A watcher hears each line: one of a client
 * before it goes on, one of the server after it has gone on.
 */
public final class RecordingProxy implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final int target;
    private final Consumer<String> beforeQuestion;
    private final Consumer<String> afterAnswer;

    private Predicate<String> holdsAt = line -> false;
    private boolean holding;

    /** Passes everything on to that port, from now on. */
    public RecordingProxy(int target) throws IOException {
        this(target, line -> {}, line -> {});
    }

    /** The same with a watcher. */
    public RecordingProxy(int target, Consumer<String> beforeQuestion, Consumer<String> afterAnswer)
            throws IOException {
        this.target = target;
        this.beforeQuestion = beforeQuestion;
        this.afterAnswer = afterAnswer;
        threads.execute(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** The lines of all clients so far, in order. */
    public List<String> lines() {
        return new ArrayList<>(lines);
    }

    /** From the next line of a client on that fits, what the server says stays here; an earlier hold is over. */
    public synchronized void holdAt(Predicate<String> line) {
        holdsAt = line;
        holding = false;
        notifyAll();
    }

    private synchronized void hold(String line) {
        holding = holding || holdsAt.test(line);
    }

    private synchronized void awaitRelease() {
        try {
            while (holding) {
                wait();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.addAll(List.of(client, server));
                threads.execute(() -> pass(
                        client,
                        server,
                        line -> {
                            lines.add(line);
                            hold(line);
                            beforeQuestion.accept(line);
                        },
                        () -> {},
                        line -> {}));
                threads.execute(() -> pass(server, client, line -> {}, this::awaitRelease, afterAnswer));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void pass(Socket from, Socket to, Consumer<String> before, Runnable gate, Consumer<String> after) {
        StringBuilder line = new StringBuilder();
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                List<String> complete = complete(line, new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
                complete.forEach(before);
                gate.run();
                out.write(buffer, 0, count);
                out.flush();
                complete.forEach(after);
            }
        } catch (IOException closed) {
            // one side has gone: both are closed now
        }
    }

    /** The lines that end with this text; what is left of it stays in the builder. */
    private static List<String> complete(StringBuilder line, String text) {
        List<String> complete = new ArrayList<>();
        line.append(text);
        for (int end = line.indexOf("\r\n"); end >= 0; end = line.indexOf("\r\n")) {
            complete.add(line.substring(0, end));
            line.delete(0, end + 2);
        }
        return complete;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
