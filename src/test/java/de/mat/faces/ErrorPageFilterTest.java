package de.mat.faces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorPageFilterTest {

    private final StringWriter written = new StringWriter();
    private final List<Object> statuses = new ArrayList<>();
    private final List<HttpServletRequest> shown = new ArrayList<>();

    @Test
    void sendsTheScriptOfAPageToTheErrorPage() throws Exception {
        new ErrorPageFilter().doFilter(post("partial/ajax"), response(), (request, response) -> shown.add(null));

        assertEquals(List.of(200), statuses);
        assertTrue(written.toString().contains("<redirect url=\"/error.xhtml\"/>"), written.toString());
        assertEquals(List.of(), shown, "the error page itself is no answer to a script");
    }

    @Test
    void showsTheErrorPageAsARequestOfItsOwn() throws Exception {
        new ErrorPageFilter()
                .doFilter(post(null), response(), (request, response) -> shown.add((HttpServletRequest) request));

        HttpServletRequest request = shown.get(0);
        assertEquals("GET", request.getMethod());
        assertNull(request.getParameter("jakarta.faces.ViewState"));
        assertEquals(Map.of(), request.getParameterMap());
    }

    private static HttpServletRequest post(String facesRequest) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ErrorPageFilterTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getHeader" -> facesRequest;
                    case "getMethod" -> "POST";
                    case "getContextPath" -> "";
                    case "getParameter" -> "typed";
                    default -> throw new AssertionError("not expected: " + method);
                });
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                ErrorPageFilterTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "setStatus" -> {
                        statuses.add(arguments[0]);
                        yield null;
                    }
                    case "getWriter" -> new PrintWriter(written, true);
                    case "setContentType", "setCharacterEncoding", "setHeader" -> null;
                    default -> throw new AssertionError("not expected: " + method);
                });
    }
}
