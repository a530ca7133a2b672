package de.mat.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Hands out one prepared connection, once: the mail library cannot open a connection that was not checked. */
final class OneSocketFactory extends SocketFactory {

    private Socket socket;

    OneSocketFactory(Socket socket) {
        this.socket = socket;
    }

    @Override
    public synchronized Socket createSocket() throws IOException {
        if (socket == null) {
            throw refusal();
        }
        Socket result = socket;
        socket = null;
        return result;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw refusal();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw refusal();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw refusal();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        throw refusal();
    }

    private static IOException refusal() {
        return new IOException("only the prepared connection is used");
    }
}
