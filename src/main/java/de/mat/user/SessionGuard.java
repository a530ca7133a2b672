package de.mat.user;

import de.mat.faces.AjaxRedirect;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;

/**
 * Ends the session of a user who was locked, moved to another group or given another password or name since the login, at the next
 * request.
 */
public class SessionGuard extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CurrentUser currentUser;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getUserPrincipal() != null && AskedForPage.isAskedForAgain(request, response)) {
            return;
        }
        if (request.getUserPrincipal() == null || isResource(request) || isStillValid(request)) {
            chain.doFilter(request, response);
            return;
        }
        request.logout();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        AjaxRedirect.redirect(request, response, LoginNotice.ENDED.loginPage());
    }

    private boolean isStillValid(HttpServletRequest request) {
        Optional<User> user = currentUser.find();
        return LoginState.in(request)
                .filter(login -> user.filter(login::isStill).isPresent())
                .isPresent();
    }

    private static boolean isResource(HttpServletRequest request) {
        return request.getServletPath().startsWith("/jakarta.faces.resource");
    }
}
