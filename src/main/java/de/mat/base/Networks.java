package de.mat.base;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** Networks as an operator names them in a setting, and whether an address lies in one of them. */
public final class Networks {

    /** The plain spelling of addresses and networks: about the odd ones (octal, fewer parts, a zone) programs disagree. */
    public static final IPAddressStringParameters PLAIN = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowWildcardedSeparator(false)
            .allowMask(false)
            .setRangeOptions(RangeParameters.NO_RANGE)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .allowLeadingZeros(false)
            .allowBinary(false)
            .getParentBuilder()
            .getIPv6AddressParametersBuilder()
            .allowZone(false)
            .allowBase85(false)
            .allowBinary(false)
            .getParentBuilder()
            .toParams();

    private final List<IPAddress> networks;

    private Networks(List<IPAddress> networks) {
        this.networks = networks;
    }

    /**
     * Reads a setting.
     *
     * @param commaSeparated networks in CIDR form or single addresses, e.g. {@code 10.1.0.0/16,::1}; empty for none
     * @throws IllegalArgumentException when an entry is neither
     */
    public static Networks parse(String commaSeparated) {
        return new Networks(Arrays.stream(commaSeparated.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(Networks::network)
                .toList());
    }

    private static IPAddress network(String text) {
        try {
            return new IPAddressString(text, PLAIN).toAddress().toPrefixBlock();
        } catch (AddressStringException e) {
            throw new IllegalArgumentException("not a network: " + text, e);
        }
    }

    /** Whether the address lies in one of them. */
    public boolean contain(InetAddress address) {
        return contain(new IPAddressGenerator().from(address));
    }

    /** Whether this is an address, plainly spelled, that lies in one of them. */
    public boolean contain(String address) {
        IPAddress read = new IPAddressString(address, PLAIN).getAddress();
        return read != null && !read.isPrefixed() && contain(read);
    }

    private boolean contain(IPAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
