package de.mat.benchmark;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The least an IMAP client can do: the questions of the import on a raw socket, the answers read and thrown away, nothing checked. What
 * it needs is the time of the server and of the way there.
 */
final class FloorClient implements AutoCloseable {

    private static final String SEARCH =
            "OR HEADER FROM channel.machineseeker.com HEADER FROM info@mail.machineseeker.com"
                    + " OR HEADER FROM channel.machineseeker.com SUBJECT Kategorie-Anfragen";

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int next;
    private int end;

    FloorClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        socket.setTcpNoDelay(true);
    }

    /**
     * Asks for what is new, as the import does.
     *
     * @return how many mails were fetched
     */
    int poll(String user, String password, long lastUid) throws IOException {
        line();
        ask("LOGIN " + user + " " + password);
        long uidNext = number(ask("EXAMINE INBOX"), "[UIDNEXT ");
        int fetched = uidNext <= lastUid + 1 ? 0 : fetch(lastUid + 1);
        send("LOGOUT");
        return fetched;
    }

    private int fetch(long from) throws IOException {
        String found = ask("UID SEARCH UID " + from + ":* " + SEARCH).stream()
                .filter(line -> line.startsWith("* SEARCH "))
                .findFirst()
                .orElse("* SEARCH ");
        List<String> uids = new ArrayList<>(List.of(found.substring(9).split(" ")));
        uids.removeIf(uid -> uid.isEmpty() || Long.parseLong(uid) < from);
        if (!uids.isEmpty()) {
            String set = String.join(",", uids);
            ask("UID FETCH " + set + " (UID ENVELOPE INTERNALDATE RFC822.SIZE)");
            ask("UID FETCH " + set + " (UID BODY.PEEK[])");
        }
        return uids.size();
    }

    private void send(String command) throws IOException {
        socket.getOutputStream().write(("A " + command + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** The lines of the answer without the literals in them. */
    private List<String> ask(String command) throws IOException {
        send(command);
        List<String> lines = new ArrayList<>();
        String line = line();
        while (!line.startsWith("A ")) {
            lines.add(line);
            int literal = line.endsWith("}") ? line.lastIndexOf('{') : -1;
            if (literal >= 0) {
                skip(Integer.parseInt(line.substring(literal + 1, line.length() - 1)));
            }
            line = line();
        }
        if (!line.startsWith("A OK")) {
            throw new IOException(command + ": " + line);
        }
        return lines;
    }

    private static long number(List<String> lines, String mark) throws IOException {
        for (String line : lines) {
            int at = line.indexOf(mark);
            if (at >= 0) {
                return Long.parseLong(line.substring(at + mark.length(), line.indexOf(']', at)));
            }
        }
        throw new IOException("no " + mark);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            if (next == end) {
                fill();
            }
            for (int i = next; i < end; i++) {
                if (buffer[i] == '\n') {
                    line.append(new String(buffer, next, i - next, StandardCharsets.ISO_8859_1));
                    next = i + 1;
                    line.setLength(line.length() - 1);
                    return line.toString();
                }
            }
            line.append(new String(buffer, next, end - next, StandardCharsets.ISO_8859_1));
            next = end;
        }
    }

    private void skip(int octets) throws IOException {
        int left = octets;
        while (left > 0) {
            if (next == end) {
                fill();
            }
            int taken = Math.min(left, end - next);
            next += taken;
            left -= taken;
        }
    }

    private void fill() throws IOException {
        next = 0;
        end = in.read(buffer);
        if (end < 0) {
            throw new EOFException();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
