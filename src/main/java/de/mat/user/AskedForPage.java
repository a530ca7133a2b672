package de.mat.user;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/**
 * The page that somebody asked for before the login. The container answers its first request after the login by one that it has
 * kept, and in that one no EJB accepts the caller; so the browser is told to ask once more.
 */
final class AskedForPage {

    private static final String NEXT = AskedForPage.class.getName();

    private AskedForPage() {}

    /** The container sends the browser there now. */
    static void isNext(HttpServletRequest request) {
        request.getSession().setAttribute(NEXT, true);
    }

    /** Whether this is the kept request: then it is answered. */
    static boolean isAskedForAgain(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        if (session == null || session.getAttribute(NEXT) == null) {
            return false;
        }
        session.removeAttribute(NEXT);
        String query = request.getQueryString();
        response.sendRedirect(request.getContextPath() + request.getServletPath() + (query == null ? "" : "?" + query));
        return true;
    }
}
