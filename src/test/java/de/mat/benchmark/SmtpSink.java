package de.mat.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** Postfix's own mail server for measuring: takes everything and throws it away; beside it Postfix's own client. */
final class SmtpSink implements AutoCloseable {

    private static final Path SINK = Path.of("/usr/sbin/smtp-sink");
    private static final Path SOURCE = Path.of("/usr/sbin/smtp-source");

    private final int port;
    private final Process process;

    private SmtpSink(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    static SmtpSink start() throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(SINK), "smtp-sink is absent: apt-get install postfix");
        int port = unusedPort();
        SmtpSink sink = new SmtpSink(
                port,
                new ProcessBuilder(SINK.toString(), "-u", "nobody", "127.0.0.1:" + port, "1000")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start());
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(sink::answers);
        return sink;
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    /** Postfix's client sends so many messages of that size over so many connections. */
    void source(int messages, int size, int connections) throws Exception {
        Process source = new ProcessBuilder(
                        SOURCE.toString(),
                        "-d",
                        "-s",
                        "" + connections,
                        "-m",
                        "" + messages,
                        "-l",
                        "" + size,
                        "-f",
                        "anfragen@muster-maschinen.example",
                        "-t",
                        "kunde@example.org",
                        "127.0.0.1:" + port)
                .inheritIO()
                .start();
        if (!source.waitFor(5, TimeUnit.MINUTES) || source.exitValue() != 0) {
            source.destroyForcibly();
            throw new IllegalStateException("smtp-source failed");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
