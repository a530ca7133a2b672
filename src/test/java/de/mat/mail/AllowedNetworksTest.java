package de.mat.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedNetworksTest {

    private static final AllowedNetworks NONE_NAMED = AllowedNetworks.parse("");

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "193.99.144.80", "2a02:2e0:3fe:1001:302::", "2606:4700::1111"})
    void allowsPublicAddresses(String address) throws UnknownHostException {
        assertTrue(NONE_NAMED.allows(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.178.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.192",
                "198.18.0.1",
                "224.0.0.1",
                "239.255.255.255",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:0:7f00:1::",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "2001:db8::1"
            })
    void refusesAddressesThatAreNotPublic(String address) throws UnknownHostException {
        assertFalse(NONE_NAMED.allows(InetAddress.getByName(address)));
    }

    @Test
    void allowsNamedNetworksAndNothingBeside() throws UnknownHostException {
        AllowedNetworks networks = AllowedNetworks.parse(" 10.1.0.0/16 , ::1,");

        assertTrue(networks.allows(InetAddress.getByName("10.1.255.1")));
        assertTrue(networks.allows(InetAddress.getByName("::1")));
        assertFalse(networks.allows(InetAddress.getByName("10.2.0.1")));
        assertFalse(networks.allows(InetAddress.getByName("127.0.0.1")));
    }

    @Test
    void tellsNamedFromPublic() throws UnknownHostException {
        assertFalse(AllowedNetworks.parse("127.0.0.0/8").names(InetAddress.getByName("8.8.8.8")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.1", "*", "10.0.0.1-5", "127.0.0.1;10.0.0.0/8"})
    void refusesWhatIsNoNetwork(String networks) {
        Exception refusal = assertThrows(IllegalArgumentException.class, () -> AllowedNetworks.parse(networks));

        assertEquals("not a network: " + networks, refusal.getMessage());
    }
}
