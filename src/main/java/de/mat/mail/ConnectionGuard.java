package de.mat.mail;

import de.mat.mail.MailFailure.Cause;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection at its deadline, or earlier when told to, by closing its sockets from outside: a read time-out does not bound an
 * operation, because a server that drips starts it anew with each byte.
 */
final class ConnectionGuard {

    private final long end;
    private final ScheduledFuture<?> alarm;
    private final List<Socket> sockets = new ArrayList<>();
    private Cause ended;

    ConnectionGuard(Duration deadline, ScheduledExecutorService watchdog) {
        end = System.nanoTime() + deadline.toNanos();
        alarm = watchdog.schedule(() -> end(Cause.DEADLINE), deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Closes this raw socket too when the connection ends. */
    synchronized void watch(Socket socket) throws IOException {
        if (ended != null) {
            socket.close();
            throw new SocketException("the connection has ended");
        }
        sockets.add(socket);
    }

    void abort() {
        end(Cause.ABORTED);
    }

    /** Nothing is left to guard: cancels the alarm and closes what is still open. */
    synchronized void release() {
        alarm.cancel(false);
        closeSockets();
    }

    /** What is left until the deadline in milliseconds, at least 1 and at most as given; rounded up, so that the deadline comes first. */
    int remainingMillis(Duration atMost) {
        long remaining = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()) + 1;
        return (int) Math.max(1, Math.min(remaining, atMost.toMillis()));
    }

    /** Why the connection was ended from outside: deadline or abort. */
    synchronized Optional<Cause> ended() {
        return ended == null && System.nanoTime() >= end ? Optional.of(Cause.DEADLINE) : Optional.ofNullable(ended);
    }

    private synchronized void end(Cause cause) {
        if (ended == null) {
            ended = cause;
            closeSockets();
        }
    }

    /** Without lingering: a peer that never reads would keep unsent bytes, and the socket with them, for minutes. */
    private void closeSockets() {
        for (Socket socket : sockets) {
            try {
                if (ended != null) {
                    socket.setSoLinger(true, 0);
                }
            } catch (SocketException e) {
                // closed already
                continue;
            } finally {
                closeQuietly(socket);
            }
        }
        sockets.clear();
    }

    static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // the connection is given up; its descriptor is released all the same
            return;
        }
    }
}
