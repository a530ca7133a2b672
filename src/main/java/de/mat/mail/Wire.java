package de.mat.mail;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Lines to and from a server before the mail library takes over. Reads no octet beyond the line, so that what comes too early shows. */
final class Wire {

    private static final int NONE = -1;

    private final InputStream in;
    private final OutputStream out;
    private int first = NONE;

    Wire(GuardedSocket socket) {
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /** Waits until the server begins to speak; nothing is lost when that takes too long and is tried again. */
    void await() throws IOException {
        first = next();
        if (first < 0) {
            throw new EOFException("the server ended the connection");
        }
    }

    private int next() throws IOException {
        if (first == NONE) {
            return in.read();
        }
        int octet = first;
        first = NONE;
        return octet;
    }

    /** The next line without its end; octets are kept as they are (ISO 8859-1). */
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = next(); octet != '\n'; octet = next()) {
            if (octet < 0) {
                throw new EOFException("the server ended the connection");
            }
            line.write(octet);
            if (line.size() == 2 && isTlsAlert(line.toByteArray())) {
                break;
            }
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    void send(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Whether the server has sent more than what was read. */
    boolean hasMore() throws IOException {
        return first != NONE || in.available() > 0;
    }

    /** The start of a TLS record of type alert: a TLS server that did not like what we (or nobody) said; no line end ever follows. */
    static boolean isTlsAlert(String line) {
        return line.startsWith("\u0015\u0003");
    }

    private static boolean isTlsAlert(byte[] octets) {
        return octets[0] == 0x15 && octets[1] == 0x03;
    }
}
