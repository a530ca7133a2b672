package de.mat.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** Lies below TLS and keeps the first octets that the server sent: they tell what it speaks when the handshake fails. */
final class RecordingSocket extends SocketLayer {

    private final FirstOctets first = new FirstOctets();
    private volatile boolean recording = true;

    RecordingSocket(Socket below) {
        super(below);
    }

    FirstOctets first() {
        return first;
    }

    void stopRecording() {
        recording = false;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                int octet = in.read();
                if (recording && octet >= 0) {
                    first.add(new byte[] {(byte) octet}, 0, 1);
                }
                return octet;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = in.read(buffer, offset, length);
                if (recording && read > 0) {
                    first.add(buffer, offset, read);
                }
                return read;
            }
        };
    }
}
