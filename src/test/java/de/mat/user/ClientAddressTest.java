package de.mat.user;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressTest {

    @Test
    void isThePeerWithoutAProxy() {
        assertEquals("192.0.2.1", ClientAddress.of(request("192.0.2.1")));
        assertEquals("127.0.0.1", ClientAddress.of(request("127.0.0.1")));
    }

    @Test
    void isWhatOurOwnProxyAdded() {
        assertEquals("192.0.2.7", ClientAddress.of(request("127.0.0.1", "203.0.113.9, 192.0.2.7")));
        assertEquals("192.0.2.7", ClientAddress.of(request("0:0:0:0:0:0:0:1", "203.0.113.9", "192.0.2.7")));
    }

    @Test
    void isNeverTheWordOfAClientThatCameDirectly() {
        assertEquals("192.0.2.1", ClientAddress.of(request("192.0.2.1", "203.0.113.9")));
    }

    @Test
    void isThePeerWhenTheHeaderIsEmpty() {
        assertEquals("127.0.0.1", ClientAddress.of(request("127.0.0.1", "")));
        assertEquals("127.0.0.1", ClientAddress.of(request("127.0.0.1", ",")));
    }

    @Test
    void isBounded() {
        assertEquals(
                64, ClientAddress.of(request("127.0.0.1", "x".repeat(10_000))).length());
    }

    private static HttpServletRequest request(String peer, String... forwarded) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ClientAddressTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> peer;
                    case "getHeaders" -> Collections.enumeration(List.of(forwarded));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
