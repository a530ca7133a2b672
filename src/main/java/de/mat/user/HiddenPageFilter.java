package de.mat.user;

import de.mat.security.Roles;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Turns the container's "forbidden" into "not found", so that nobody learns of pages that are not for them. A user who must change a
 * given password first is led there instead.
 */
public class HiddenPageFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!Integer.valueOf(HttpServletResponse.SC_FORBIDDEN)
                .equals(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))) {
            chain.doFilter(request, response);
        } else if (request.isUserInRole(Roles.PASSWORD_CHANGE)) {
            response.sendRedirect(request.getContextPath() + StartServlet.PASSWORD_CHANGE_PAGE);
        } else {
            request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, HttpServletResponse.SC_NOT_FOUND);
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            chain.doFilter(request, response);
        }
    }
}
