package de.mat.mail;

import de.mat.mail.MailFailure.Cause;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Connects to the first of the checked addresses that answers. */
final class SocketConnector {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private SocketConnector() {}

    /** The connected socket; the guard closes it at the end. */
    static Socket connect(List<InetAddress> addresses, int port, ConnectionGuard guard) throws StageFailure {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        IOException last = null;
        for (int i = 0; i < addresses.size(); i++) {
            Duration share = Duration.ofMillis(guard.remainingMillis(TIMEOUT) / (addresses.size() - i));
            try {
                return connect(new InetSocketAddress(addresses.get(i), port), share, guard);
            } catch (IOException e) {
                causes.add(causeOf(e, guard));
                last = e;
            }
        }
        throw StageFailure.of(mostTelling(causes), last);
    }

    private static Socket connect(InetSocketAddress address, Duration timeout, ConnectionGuard guard)
            throws IOException {
        Socket socket = new Socket();
        guard.watch(socket);
        try {
            // Otherwise each message waits some 40 ms for the acknowledgement of the one before
            socket.setTcpNoDelay(true);
            socket.connect(address, guard.remainingMillis(timeout));
            return socket;
        } catch (IOException e) {
            ConnectionGuard.closeQuietly(socket);
            throw e;
        }
    }

    private static Cause causeOf(IOException e, ConnectionGuard guard) {
        if (guard.ended().filter(Cause.ABORTED::equals).isPresent()) {
            return Cause.ABORTED;
        }
        if (guard.ended().isPresent() || e instanceof SocketTimeoutException) {
            return Cause.NO_ANSWER;
        }
        return e instanceof ConnectException ? Cause.REFUSED : Cause.UNREACHABLE;
    }

    /** A host with two addresses often cannot be reached by one of them at all; the other one's answer says more. */
    private static Cause mostTelling(Set<Cause> causes) {
        return List.of(Cause.ABORTED, Cause.REFUSED, Cause.NO_ANSWER).stream()
                .filter(causes::contains)
                .findFirst()
                .orElse(Cause.UNREACHABLE);
    }
}
