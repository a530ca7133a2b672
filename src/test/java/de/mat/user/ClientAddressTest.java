package de.mat.user;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.mat.base.Networks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    private static final String ON_THIS_HOST = "127.0.0.0/8,::1";

    @Test
    void isThePeerWithoutAProxy() {
        assertEquals("192.0.2.1", behind(ON_THIS_HOST, "192.0.2.1"));
        assertEquals("127.0.0.1", behind(ON_THIS_HOST, "127.0.0.1"));
    }

    @Test
    void isWhatOurOwnProxyAdded() {
        assertEquals("192.0.2.7", behind(ON_THIS_HOST, "127.0.0.1", "203.0.113.9, 192.0.2.7"));
        assertEquals("192.0.2.7", behind(ON_THIS_HOST, "0:0:0:0:0:0:0:1", "203.0.113.9", "192.0.2.7"));
    }

    @Test
    void isNeverTheWordOfAClientThatCameDirectly() {
        assertEquals("192.0.2.1", behind(ON_THIS_HOST, "192.0.2.1", "203.0.113.9"));
        assertEquals("127.0.0.1", behind("10.0.0.5", "127.0.0.1", "203.0.113.9"), "no longer trusted");
        assertEquals("127.0.0.1", behind("", "127.0.0.1", "203.0.113.9"), "nobody is");
    }

    @Test
    void ofSeveralProxiesInARowNoneIsTheClient() {
        String proxies = ON_THIS_HOST + ",10.0.0.0/24,2001:db8:1::/48";

        assertEquals("192.0.2.7", behind(proxies, "127.0.0.1", "192.0.2.7, 10.0.0.5, 2001:db8:1::9"));
        assertEquals("192.0.2.7", behind(proxies, "10.0.0.5", "203.0.113.9, 192.0.2.7"));
        assertEquals("192.0.2.7", behind(proxies, "127.0.0.1", "203.0.113.9", "192.0.2.7", "10.0.0.5"));
    }

    @Test
    void whatAClientMakesUpCountsForNothing() {
        assertEquals("192.0.2.7", behind(ON_THIS_HOST, "127.0.0.1", "127.0.0.1, 192.0.2.7"));
        assertEquals("192.0.2.7", behind(ON_THIS_HOST, "127.0.0.1", "127.0.0.1,127.0.0.1", "192.0.2.7"));
        assertEquals("0177.0.0.1", behind(ON_THIS_HOST, "127.0.0.1", "203.0.113.9, 0177.0.0.1"), "an odd spelling");
    }

    @Test
    void isTheFirstOfTheProxiesWhenTheyNameNobodyElse() {
        assertEquals("127.0.0.2", behind(ON_THIS_HOST, "127.0.0.1", "127.0.0.2"));
    }

    @Test
    void isThePeerWhenTheHeaderIsEmpty() {
        assertEquals("127.0.0.1", behind(ON_THIS_HOST, "127.0.0.1", ""));
        assertEquals("127.0.0.1", behind(ON_THIS_HOST, "127.0.0.1", ","));
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.7:40112, 192.0.2.7", "[2001:db8::7]:40112, 2001:db8::7", "[2001:db8::7], 2001:db8::7"})
    void hasNoPort(String written, String expected) {
        assertEquals(expected, behind(ON_THIS_HOST, "127.0.0.1", written));
    }

    @Test
    void isBounded() {
        assertEquals(64, behind(ON_THIS_HOST, "127.0.0.1", "x".repeat(10_000)).length());
    }

    private static String behind(String proxies, String peer, String... forwarded) {
        return ClientAddress.of(peer, List.of(forwarded), Networks.parse(proxies));
    }
}
