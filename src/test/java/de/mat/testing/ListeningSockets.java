package de.mat.testing;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where a process can be reached from outside of it, as Linux tells it. */
public final class ListeningSockets {

    private static final Path PROCESSES = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final String LOOPBACK_4 = "0100007F";
    private static final Set<String> LOOPBACK =
            Set.of(LOOPBACK_4, "0000000000000000FFFF0000" + LOOPBACK_4, "00000000000000000000000001000000");

    private ListeningSockets() {}

    /** Its listening TCP and unconnected UDP sockets, e.g. {@code tcp loopback 8080} or {@code udp 00000000 54327}. */
    public static Set<String> of(long processId) throws IOException {
        Demanded.that(
                Files.isDirectory(PROCESSES.resolve("self/fd")), "this system does not tell who listens: Linux does");
        Set<String> own = sockets(processId);
        Set<String> found = new TreeSet<>();
        for (String protocol : List.of("tcp", "tcp6", "udp", "udp6")) {
            for (String line : Files.readAllLines(PROCESSES.resolve("net/" + protocol))) {
                String[] columns = line.strip().split("\\s+");
                boolean waits =
                        protocol.startsWith("tcp") ? columns[3].equals(LISTENING) : columns[2].endsWith(":0000");
                if (waits && own.contains(columns[9])) {
                    found.add(protocol.substring(0, 3) + " " + place(columns[1]));
                }
            }
        }
        return found;
    }

    private static String place(String hexadecimal) {
        String[] parts = hexadecimal.split(":");
        return (LOOPBACK.contains(parts[0]) ? "loopback" : parts[0]) + " " + Integer.parseInt(parts[1], 16);
    }

    /** The numbers under which the tables of the network know the sockets of the process. */
    private static Set<String> sockets(long processId) throws IOException {
        Set<String> numbers = new HashSet<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(PROCESSES.resolve(processId + "/fd"))) {
            for (Path descriptor : descriptors) {
                String target = Files.exists(descriptor, LinkOption.NOFOLLOW_LINKS)
                        ? Files.readSymbolicLink(descriptor).toString()
                        : "";
                if (target.startsWith("socket:[")) {
                    numbers.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        }
        return numbers;
    }
}
