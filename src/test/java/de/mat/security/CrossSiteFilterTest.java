package de.mat.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What another site's page may make a browser send, and what not. */
class CrossSiteFilterTest {

    private static final String TOKEN = "/AbCdEfGhIjKlMnOpQr-_12";

    private final CrossSiteFilter filter = new CrossSiteFilter();

    @Test
    void whoLeavesMayComeFromAnywhere() throws Exception {
        assertEquals("passed", fromAnotherSite("POST", "/web/u" + TOKEN, "/web/u", TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void onlyToLeaveIsExcepted(String method) throws Exception {
        assertEquals("400", fromAnotherSite(method, "/web/u" + TOKEN, "/web/u", TOKEN));
    }

    /** As a server reads them: the address as it came, the servlet it belongs to, and the rest. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/web/u, /web/u, -",
                "/web/u/, /web/u, /",
                "/web/u/nonsense, /web/u, /nonsense",
                "/web/u/AbCdEfGhIjKlMnOpQr-_12/more, /web/u, /AbCdEfGhIjKlMnOpQr-_12/more",
                "/web/u/../app/AbCdEfGhIjKlMnOpQr-_12, /app/AbCdEfGhIjKlMnOpQr-_12, -",
                "/web/u/../../app/contacts.xhtml, /app/contacts.xhtml, -",
                "/web/u/%2e%2e/app/contacts.xhtml, /web/u, /../app/contacts.xhtml",
                "/web/u/x/../AbCdEfGhIjKlMnOpQr-_12, /web/u, /AbCdEfGhIjKlMnOpQr-_12",
                "/web/u;x/AbCdEfGhIjKlMnOpQr-_12, /web/u, /AbCdEfGhIjKlMnOpQr-_12",
                "/web/u/AbCdEfGhIjKlMnOpQr-_12;x=1, /web/u, /AbCdEfGhIjKlMnOpQr-_12",
                "/web/%75/AbCdEfGhIjKlMnOpQr-_12, /web/u, /AbCdEfGhIjKlMnOpQr-_12",
                "/web/ux/AbCdEfGhIjKlMnOpQr-_12, /web/ux/AbCdEfGhIjKlMnOpQr-_12, -",
                "/web/U/AbCdEfGhIjKlMnOpQr-_12, /web/U/AbCdEfGhIjKlMnOpQr-_12, -",
                "//web/u/AbCdEfGhIjKlMnOpQr-_12, /web/u, /AbCdEfGhIjKlMnOpQr-_12",
                "/web//u/AbCdEfGhIjKlMnOpQr-_12, /web/u, /AbCdEfGhIjKlMnOpQr-_12",
                "/web/u//AbCdEfGhIjKlMnOpQr-_12, /web/u, //AbCdEfGhIjKlMnOpQr-_12",
                "/web/u/AbCdEfGhIjKlMnOpQr-_12.xhtml, /web/u, /AbCdEfGhIjKlMnOpQr-_12.xhtml",
                "/web/form, /web/form, -",
                "/app/contacts.xhtml, /app/contacts.xhtml, -"
            })
    void nothingBesideExactlyThatAddressIsExcepted(String uri, String servlet, String rest) throws Exception {
        assertEquals("400", fromAnotherSite("POST", uri, servlet, rest));
        assertEquals(
                "passed",
                answer("POST", uri, servlet, rest, Map.of("Sec-Fetch-Site", "same-origin")),
                "from our own pages");
    }

    private String fromAnotherSite(String method, String uri, String servlet, String rest) throws Exception {
        return answer(method, uri, servlet, rest, Map.of("Sec-Fetch-Site", "cross-site"));
    }

    private String answer(String method, String uri, String servlet, String rest, Map<String, String> headers)
            throws Exception {
        Map<String, Object> values = new HashMap<>();
        values.put("getMethod", method);
        values.put("getRequestURI", uri);
        values.put("getContextPath", "");
        values.put("getServletPath", servlet);
        values.put("getPathInfo", rest);
        HttpServletRequest request = proxy(
                HttpServletRequest.class,
                (proxy, called, arguments) -> called.getName().equals("getHeader")
                        ? headers.get((String) arguments[0])
                        : values.get(called.getName()));
        StringBuilder answer = new StringBuilder();
        HttpServletResponse response = proxy(HttpServletResponse.class, (proxy, called, arguments) -> {
            answer.append(arguments[0]);
            return null;
        });
        FilterChain chain = (passed, to) -> answer.append("passed");
        filter.doFilter(request, response, chain);
        return answer.toString();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(CrossSiteFilterTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
