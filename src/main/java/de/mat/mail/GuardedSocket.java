package de.mat.mail;

import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * The socket that the mail library works on: connected already, encrypted already, what it reads is bounded. It is no
 * {@code SSLSocket} on purpose, so that the bounds stand above TLS; name and certificate have been checked before.
 */
final class GuardedSocket extends SocketLayer {

    private final Socket raw;
    private final BoundedInput input;
    private final OutputStream output;
    private InputStream shown;

    /**
     * @param below what is read and written: the TLS socket, or the raw one
     * @param raw the TCP socket at the bottom
     */
    GuardedSocket(Socket below, Socket raw, Limits limits) throws IOException {
        super(below);
        this.raw = raw;
        input = new BoundedInput(below.getInputStream(), limits);
        output = new Asking(below.getOutputStream(), input);
        shown = input;
    }

    /** Lets the library read this line first: it expects a greeting, which has been read before it came. */
    void showFirst(String line) {
        shown = new SequenceInputStream(
                new ByteArrayInputStream((line + "\r\n").getBytes(StandardCharsets.US_ASCII)), input);
    }

    BoundedInput bounds() {
        return input;
    }

    @Override
    public InputStream getInputStream() {
        return shown;
    }

    @Override
    public OutputStream getOutputStream() {
        return output;
    }

    /** A server that has sent too much gets no goodbye: TLS would go on reading for its own. */
    @Override
    public void close() throws IOException {
        if (input.exceeded()) {
            raw.close();
        }
        super.close();
    }

    @Override
    public void connect(SocketAddress endpoint) {
        // connected before it was handed out, to an address that was checked
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) {
        // connected before it was handed out, to an address that was checked
    }

    private static final class Asking extends FilterOutputStream {

        private final BoundedInput input;

        Asking(OutputStream out, BoundedInput input) {
            super(out);
            this.input = input;
        }

        @Override
        public void write(int octet) throws IOException {
            input.asked();
            out.write(octet);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            input.asked();
            out.write(buffer, offset, length);
        }
    }
}
