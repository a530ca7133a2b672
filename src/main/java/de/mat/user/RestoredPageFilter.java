package de.mat.user;

import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Has the page that was asked for before the login asked for once more. The container restores that request by itself, but while it is
 * served the user has no role for EJBs and each of them refuses the call. What a form sent to a session that had ended is dropped on the
 * way: its page has no state any more.
 */
public class RestoredPageFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient SecurityContext securityContext;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getUserPrincipal() != null && lacksItsRole(request)) {
            response.sendRedirect(addressOf(request));
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean lacksItsRole(HttpServletRequest request) {
        return LoginState.in(request)
                .filter(login -> !securityContext.isCallerInRole(login.group()))
                .isPresent();
    }

    /** From the normalised path: what was typed might begin with two slashes and lead to another server. */
    private static String addressOf(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getContextPath() + request.getServletPath() + (query == null ? "" : "?" + query);
    }
}
