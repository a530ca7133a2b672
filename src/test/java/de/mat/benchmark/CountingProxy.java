package de.mat.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between a client and the server and counts what goes down and how often the client waits for it. */
final class CountingProxy implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int target;
    private final AtomicLong down = new AtomicLong();
    private final AtomicInteger roundTrips = new AtomicInteger();
    private final AtomicBoolean answering = new AtomicBoolean();

    CountingProxy(int target) throws IOException {
        this.target = target;
        threads.execute(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    long bytesDown() {
        return down.get();
    }

    /** How often the server began to answer: the greeting is the first time. */
    int roundTrips() {
        return roundTrips.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                answering.set(false);
                threads.execute(() -> pass(client, server, false));
                threads.execute(() -> pass(server, client, true));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, boolean isDown) {
        byte[] buffer = new byte[64 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (isDown) {
                    down.addAndGet(count);
                    if (answering.compareAndSet(false, true)) {
                        roundTrips.incrementAndGet();
                    }
                } else {
                    answering.set(false);
                }
                to.getOutputStream().write(buffer, 0, count);
            }
        } catch (IOException closed) {
            // one side has gone: both are closed now
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }
}
