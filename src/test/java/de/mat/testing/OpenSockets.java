package de.mat.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assertions;

/** How many sockets this process holds, where the system tells (Linux); elsewhere the count is always zero. */
public final class OpenSockets {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private final int count;

    private OpenSockets(int count) {
        this.count = count;
    }

    public static OpenSockets now() {
        try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // Java keeps one socket of its own from the first use of any on
            Assertions.assertTrue(first.isBound());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new OpenSockets(count());
    }

    /** Waits until there are no more sockets than then. */
    public void assertNoMore() {
        Awaitility.await()
                .untilAsserted(() -> Assertions.assertTrue(count() <= count, () -> "sockets left: " + count()));
    }

    private static int count() {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return 0;
        }
        int sockets = 0;
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : descriptors) {
                if (isSocket(descriptor)) {
                    sockets++;
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return sockets;
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException e) {
            // closed between listing and reading
            return false;
        }
    }
}
