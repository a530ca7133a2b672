package de.mat.user;

import de.mat.base.Networks;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Where a request comes from. Each of the dealer's proxies ({@code mat.trusted-proxies}) adds to {@code X-Forwarded-For} whom it heard
 * from: so the last address there that is none of theirs counts. What stands before it are the client's own words, and so is all of it
 * when the request came from somewhere else.
 */
public final class ClientAddress {

    private static final int LONGEST = 64;

    private ClientAddress() {}

    /** The address, as written by the proxy or the network. */
    public static String of(HttpServletRequest request) {
        List<String> forwarded = Collections.list(request.getHeaders("X-Forwarded-For"));
        return forwarded.isEmpty() ? request.getRemoteAddr() : of(request.getRemoteAddr(), forwarded, trustedProxies());
    }

    /**
     * The networks of the dealer's proxies.
     *
     * @throws IllegalArgumentException naming the setting when it names something else
     */
    static Networks trustedProxies() {
        String setting = ConfigProvider.getConfig()
                .getOptionalValue("mat.trusted-proxies", String.class)
                .orElse("");
        try {
            return Networks.parse(setting);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("mat.trusted-proxies: " + e.getMessage(), e);
        }
    }

    /** @param forwarded the header's lines in their order */
    static String of(String peer, List<String> forwarded, Networks proxies) {
        Deque<String> chain =
                new ArrayDeque<>(Arrays.asList(String.join(",", forwarded).split(",")));
        String address = peer;
        while (!chain.isEmpty() && proxies.contain(address)) {
            String before = withoutPort(chain.removeLast().strip());
            if (before.isEmpty()) {
                return address;
            }
            address = before;
        }
        return address.substring(0, Math.min(address.length(), LONGEST));
    }

    /** Some proxies write the port too, which is another one each time. */
    private static String withoutPort(String text) {
        return text.replaceFirst("^\\[([^\\]]*)\\](?::\\d{1,5})?$", "$1")
                .replaceFirst("^(\\d+(?:\\.\\d+){3}):\\d{1,5}$", "$1");
    }
}
