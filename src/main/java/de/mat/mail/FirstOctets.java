package de.mat.mail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The first octets of a server's answer to our TLS hello, read as a TLS record (RFC 8446, 5.1) or as the greeting of a mail server. */
final class FirstOctets {

    private static final int ALERT = 0x15;
    private static final int HANDSHAKE = 0x16;
    private static final int SERVER_HELLO = 0x02;
    private static final int TLS_1_2 = 0x0303;

    /** handshake_failure, protocol_version, insufficient_security (RFC 8446, 6.2): how servers say that nothing in common is left. */
    private static final Set<Integer> NOTHING_IN_COMMON = Set.of(40, 70, 71);

    private final byte[] octets = new byte[16];
    private int length;

    synchronized void add(byte[] buffer, int offset, int count) {
        int taken = Math.min(count, octets.length - length);
        System.arraycopy(buffer, offset, octets, length, taken);
        length += taken;
    }

    synchronized boolean isEmpty() {
        return length == 0;
    }

    synchronized boolean isTls() {
        return length > 1 && (octet(0) == ALERT || octet(0) == HANDSHAKE) && octet(1) == 3;
    }

    /** The server asks for a version below TLS 1.2, or finds none of ours. */
    synchronized boolean isTooOld() {
        if (!isTls()) {
            return false;
        }
        if (octet(0) == ALERT) {
            return length > 6 && NOTHING_IN_COMMON.contains(octet(6));
        }
        return length > 10 && octet(5) == SERVER_HELLO && octet(9) * 256 + octet(10) < TLS_1_2;
    }

    /** What fits a mail server that greets in clear text: its STARTTLS, as nothing else keeps the password safe. */
    synchronized Optional<ConnectionSecurity> clearTextSecurity() {
        String start = new String(Arrays.copyOf(octets, length), StandardCharsets.US_ASCII).toUpperCase(Locale.ROOT);
        boolean greets = start.matches("(?s)(?:[245]\\d\\d[ -].*|\\* (?:OK|BYE|PREAUTH)\\b.*)");
        return greets ? Optional.of(ConnectionSecurity.STARTTLS) : Optional.empty();
    }

    private int octet(int index) {
        return octets[index] & 0xff;
    }
}
