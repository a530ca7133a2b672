package de.mat.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Gives every client what ours has; named by its class in the properties of the mail library. */
public final class NoDelaySocketFactory extends SocketFactory {

    public static SocketFactory getDefault() {
        return new NoDelaySocketFactory();
    }

    @Override
    public Socket createSocket() throws IOException {
        return prepared(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return prepared(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return prepared(new Socket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return prepared(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return prepared(new Socket(address, port, localAddress, localPort));
    }

    private static Socket prepared(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return socket;
    }
}
