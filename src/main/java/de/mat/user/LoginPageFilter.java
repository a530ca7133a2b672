package de.mat.user;

import de.mat.faces.AjaxRedirect;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/**
 * What arrives at the login page without wanting it: an Ajax request whose session has ended (the container redirects it here, and
 * the browser would show nothing), and somebody who is signed in already.
 */
public class LoginPageFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean get = request.getMethod().equals("GET");
        if (get && AjaxRedirect.isAjax(request)) {
            // The container remembered the Ajax request and would show its bare XML after the next login.
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            AjaxRedirect.redirect(request, response, LoginNotice.EXPIRED.loginPage());
        } else if (get && request.getUserPrincipal() != null) {
            response.sendRedirect(request.getContextPath() + StartServlet.PATH);
        } else {
            chain.doFilter(request, response);
        }
    }
}
