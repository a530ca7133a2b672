package de.mat.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;

/** One connection of a {@link ScriptedServer}; runs the script in a thread of its own. */
public final class ScriptedConnection {

    private final Socket raw;
    private final List<ServerScript.Step> steps;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile Socket socket;
    private volatile boolean running = true;
    private String heard = "";

    ScriptedConnection(Socket raw, List<ServerScript.Step> steps) {
        this.raw = raw;
        this.socket = raw;
        this.steps = steps;
        thread = new Thread(this::run, "scripted-connection-" + raw.getPort());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try (raw) {
            for (ServerScript.Step step : steps) {
                step.run(this);
            }
            socket.close();
        } catch (IOException e) {
            // the client has gone, which is for the test to judge
            return;
        } catch (Exception | AssertionError e) {
            surprises.add(e.toString());
        } finally {
            running = false;
        }
    }

    /** Sends as it is, but for the tag. */
    public void send(String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(ScriptedServer.octets(text.replace("{tag}", heard.split(" ", 2)[0])));
        out.flush();
    }

    /** The next line without its end. */
    public String hear() throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("the client has gone");
            }
            record(octet);
            line.write(octet);
        }
        record('\n');
        heard = line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
        return heard;
    }

    void expect(String word) throws IOException {
        String line = hear();
        String untagged = line.substring(line.indexOf(' ') + 1);
        if (!line.regionMatches(true, 0, word, 0, word.length())
                && !untagged.regionMatches(true, 0, word, 0, word.length())) {
            throw new AssertionError("expected " + word + ", heard " + line);
        }
    }

    void hearMessage() throws IOException {
        String line;
        do {
            line = hear();
        } while (!line.equals("."));
    }

    void startTls(ServerIdentity identity) throws IOException {
        SSLSocket encrypted =
                (SSLSocket) identity.sslContext().getSocketFactory().createSocket(raw, "client", raw.getPort(), true);
        encrypted.setUseClientMode(false);
        encrypted.startHandshake();
        socket = encrypted;
    }

    /** Sends a text octet by octet with this pause between them, again and again until the client is gone. */
    public void drip(String text, Duration pause) throws IOException, InterruptedException {
        while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            for (char octet : text.toCharArray()) {
                send(String.valueOf(octet));
                if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        }
    }

    void pause(Duration duration) throws InterruptedException, IOException {
        if (closed.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException("the server was closed");
        }
    }

    void flood(String text) throws IOException {
        byte[] octets = ScriptedServer.octets(text);
        OutputStream out = socket.getOutputStream();
        while (closed.getCount() > 0) {
            out.write(octets);
        }
    }

    void listenToTheEnd() throws IOException {
        InputStream in = socket.getInputStream();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            record(octet);
        }
    }

    void stall() throws InterruptedException {
        closed.await();
    }

    private void record(int octet) {
        synchronized (received) {
            received.write(octet);
        }
    }

    String received() {
        synchronized (received) {
            return received.toString(StandardCharsets.ISO_8859_1);
        }
    }

    List<String> surprises() {
        return List.copyOf(surprises);
    }

    boolean isOpen() {
        return running;
    }

    void close() throws IOException, InterruptedException {
        closed.countDown();
        raw.close();
        thread.join(5_000);
    }
}
