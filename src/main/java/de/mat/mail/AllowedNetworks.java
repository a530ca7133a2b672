package de.mat.mail;

import de.mat.base.Networks;
import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * The addresses a mail server may have: every public one, and the networks an operator has named. Loopback, private, link-local,
 * metadata, shared, multicast and documentation addresses, and addresses that hold another one, are not public (IANA registries of
 * special-purpose addresses), so that the test of an account cannot be pointed at the inside of the house.
 */
public final class AllowedNetworks {

    private static final Networks PUBLIC_IPV6 = Networks.parse("2000::/3");
    private static final Networks SPECIAL = Networks.parse(String.join(
            ",",
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20"));

    private final Networks named;

    private AllowedNetworks(Networks named) {
        this.named = named;
    }

    /**
     * The public addresses and the named networks.
     *
     * @param commaSeparated networks in CIDR form or single addresses, e.g. {@code 10.1.0.0/16,::1}; empty for none
     * @throws IllegalArgumentException when an entry is neither
     */
    public static AllowedNetworks parse(String commaSeparated) {
        return new AllowedNetworks(Networks.parse(commaSeparated));
    }

    /** Whether a mail server may have this address. */
    public boolean allows(InetAddress address) {
        return isPublic(address) || names(address);
    }

    /** Whether the address lies in a network that the operator has named. */
    public boolean names(InetAddress address) {
        return named.contain(address);
    }

    private static boolean isPublic(InetAddress address) {
        return !SPECIAL.contain(address) && (address instanceof Inet4Address || PUBLIC_IPV6.contain(address));
    }
}
