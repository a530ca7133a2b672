package de.mat.mail;

import de.mat.base.Networks;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.net.IDN;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A typed host as it is looked up and compared with certificates: ASCII, without brackets and final dot. An address in one of its
 * odd spellings (octal, hexadecimal, fewer parts, a zone, a prefix) is none: resolvers disagree about what they mean.
 */
record HostSpelling(String ascii, boolean odd) {

    static HostSpelling of(String typed) {
        String host = typed.strip();
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        if (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        return new HostSpelling(ascii(host), isOdd(host));
    }

    /** The address, when the host is one and needs no lookup. */
    Optional<InetAddress> address() {
        return Optional.ofNullable(new IPAddressString(ascii, Networks.PLAIN).getAddress())
                .map(IPAddress::toInetAddress);
    }

    private static String ascii(String host) {
        try {
            return host.indexOf(':') >= 0 ? host : IDN.toASCII(host);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static boolean isOdd(String host) {
        boolean looksLikeAddress = new IPAddressString(host).isValid();
        boolean plain = new IPAddressString(host, Networks.PLAIN).isValid() && host.indexOf('/') < 0;
        return looksLikeAddress && !plain;
    }
}
