package de.mat.website;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How much may come through the forms in ten minutes: from one address, from its network, and in all. Nothing is refused beyond that; it
 * is suspicious. Kept in memory, bounded, on each node.
 */
@ApplicationScoped
public class SubmitLimits {

    static final Duration WINDOW = Duration.ofMinutes(10);
    static final int PER_ADDRESS = 6;
    static final int PER_NETWORK = 20;

    private static final int REMEMBERED = 10_000;
    private static final int IPV4_NETWORK = 24;
    private static final int IPV6_NETWORK = 48;
    private static final int IPV6_ADDRESS = 64;

    private final Map<String, Map<String, Instant>> submits = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, Instant>> eldest) {
            return size() > REMEMBERED;
        }
    };

    private Clock clock;
    private int inAll;

    /** For the container. */
    protected SubmitLimits() {}

    @Inject
    SubmitLimits(Clock clock, @ConfigProperty(name = "mat.website.most-forms") int inAll) {
        this.clock = clock;
        this.inAll = inAll;
    }

    /**
     * Counts one from this address, and tells which limits it is beyond. What is suspicious already does not count against others.
     *
     * @param submission tells what is sent twice: it counts once
     */
    synchronized Set<Suspicion> count(String clientAddress, String submission, boolean suspicious) {
        Set<Suspicion> exceeded = EnumSet.noneOf(Suspicion.class);
        addIfBeyond(address(clientAddress), submission, PER_ADDRESS, Suspicion.LIMIT_ADDRESS, exceeded);
        addIfBeyond(network(clientAddress), submission, PER_NETWORK, Suspicion.LIMIT_NETWORK, exceeded);
        // A flood from one network, or of what nobody is told of, must not make everybody else suspicious.
        if (exceeded.isEmpty() && !suspicious) {
            addIfBeyond("", submission, inAll, Suspicion.LIMIT_TOTAL, exceeded);
        }
        return exceeded;
    }

    private void addIfBeyond(String key, String submission, int limit, Suspicion suspicion, Set<Suspicion> exceeded) {
        Instant now = clock.instant();
        Map<String, Instant> latest = submits.computeIfAbsent(key, each -> new HashMap<>());
        latest.values().removeIf(then -> !then.isAfter(now.minus(WINDOW)));
        if (latest.size() < limit) {
            latest.putIfAbsent(submission, now);
        } else if (!latest.containsKey(submission)) {
            exceeded.add(suspicion);
        }
    }

    /** Whoever has one IPv6 address has 2^64 of them. */
    private static String address(String clientAddress) {
        IPAddress address = new IPAddressString(clientAddress).getAddress();
        return address != null && address.isIPv6()
                ? "address " + block(address, IPV6_ADDRESS)
                : "address " + clientAddress;
    }

    private static String network(String clientAddress) {
        IPAddress address = new IPAddressString(clientAddress).getAddress();
        return address == null
                ? "network " + clientAddress
                : "network " + block(address, address.isIPv6() ? IPV6_NETWORK : IPV4_NETWORK);
    }

    private static String block(IPAddress address, int bits) {
        return address.toPrefixBlock(bits).toCanonicalString();
    }
}
