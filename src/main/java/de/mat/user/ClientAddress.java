package de.mat.user;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;

/**
 * Where a request comes from. MAT listens on loopback behind a reverse proxy, so there the last address of {@code X-Forwarded-For}
 * counts: the one our own proxy added. Earlier ones are the client's own words, and a request that came directly has none.
 */
public final class ClientAddress {

    private static final int LONGEST = 64;

    private ClientAddress() {}

    /** The address, as written by the proxy or the network. */
    public static String of(HttpServletRequest request) {
        String peer = request.getRemoteAddr();
        List<String> forwarded = Collections.list(request.getHeaders("X-Forwarded-For"));
        if (forwarded.isEmpty() || !isLoopback(peer)) {
            return peer;
        }
        String[] addresses = forwarded.get(forwarded.size() - 1).split(",");
        String last = addresses.length == 0 ? "" : addresses[addresses.length - 1].strip();
        return last.isEmpty() ? peer : last.substring(0, Math.min(last.length(), LONGEST));
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
    }
}
