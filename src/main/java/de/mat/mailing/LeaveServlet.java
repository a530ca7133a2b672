package de.mat.mailing;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where a recipient leaves (RFC 8058): POST does it, whoever sends it, without login or cookie; GET only shows a page with a button, since
 * scanners follow links. It is there whether or not the dealer's website is switched on, and is the same for a token that is nobody's.
 */
@WebServlet(Leaving.PATH + "*")
public class LeaveServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String PAGE = "/WEB-INF/mailings/leave.xhtml";
    private static final Pattern TOKEN = Pattern.compile("/([A-Za-z0-9_-]{22})");

    @Inject
    private LeaveService leaving;

    @Inject
    private LeaveView view;

    /** For the container. */
    public LeaveServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        show(request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        leaving.leave(token(request));
        view.done();
        show(request, response);
    }

    private void show(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        response.setHeader("X-Robots-Tag", "noindex");
        view.of(token(request), request.getLocale());
        request.getRequestDispatcher(PAGE).forward(new Shown(request), response);
    }

    /** What is no token is none of ours. */
    private static String token(HttpServletRequest request) {
        String path = String.valueOf(request.getPathInfo());
        return TOKEN.matcher(path).matches() ? path.substring(1) : "";
    }

    /** As if the page had been asked for by its address: what was sent is not for Faces. */
    private static final class Shown extends HttpServletRequestWrapper {

        private Shown(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public String getParameter(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }
    }
}
