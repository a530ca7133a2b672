package de.mat.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
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
import java.util.function.Predicate;

/** Stands before a clear-text server on loopback and writes down every line its clients send. */
public final class RecordingProxy implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final int target;

    private Predicate<String> holdsAt = line -> false;
    private boolean holding;

    /** Passes everything on to that port, from now on. */
    public RecordingProxy(int target) throws IOException {
        this.target = target;
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

    private synchronized void awaitRelease() throws IOException {
        try {
            while (holding) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.addAll(List.of(client, server));
                threads.execute(() -> pass(client, server, true));
                threads.execute(() -> pass(server, client, false));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, boolean record) {
        StringBuilder line = new StringBuilder();
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (record) {
                    record(line, new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
                }
                if (!record) {
                    awaitRelease();
                }
                out.write(buffer, 0, count);
                out.flush();
            }
        } catch (IOException closed) {
            // one side has gone: both are closed now
        }
    }

    private void record(StringBuilder line, String text) {
        line.append(text);
        for (int end = line.indexOf("\r\n"); end >= 0; end = line.indexOf("\r\n")) {
            lines.add(line.substring(0, end));
            hold(line.substring(0, end));
            line.delete(0, end + 2);
        }
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
