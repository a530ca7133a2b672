package de.mat.faces;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentFromTest {

    @Test
    void keepsTheParametersOfTheSamePage() {
        assertEquals(
                Optional.of("?search=Bands%C3%A4ge+UV&first=25"),
                query("http://localhost:8080/mat/app/inquiries.xhtml?search=Bands%C3%A4ge+UV&first=25#content"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "not an address",
                "http://localhost/mat/app/inquiries.xhtml",
                "http://localhost/mat/app/inquiries.xhtml?",
                "http://localhost/mat/app/inquiry.xhtml?id=1",
                "http://localhost/mat/app/inquiries.xhtml?a=%0d%0aX: y",
                "http://localhost/mat/app/inquiries.xhtml?a=<script>",
                "http://localhost/mat/app/inquiries.xhtml?a=//evil.example"
            })
    void forgetsEverythingElse(String referrer) {
        assertEquals(Optional.empty(), query(referrer));
    }

    private static Optional<String> query(String referrer) {
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                SentFromTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.getName().equals("getHeader") ? referrer : "/mat");
        return SentFrom.query(request, "/app/inquiries.xhtml");
    }
}
