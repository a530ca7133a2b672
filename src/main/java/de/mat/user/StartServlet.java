package de.mat.user;

import de.mat.security.Roles;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The address without a page: leads to the first page that the user of now may see. */
@WebServlet("")
public class StartServlet extends HttpServlet {

    /** The path below the context path. */
    public static final String PATH = "/";

    private static final long serialVersionUID = 1L;

    static final String PASSWORD_CHANGE_PAGE = "/first/password.xhtml";
    private static final String DASHBOARD = "/app/dashboard.xhtml";

    @Inject
    private transient LoginMechanism login;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.sendRedirect(request.getContextPath() + pageFor(request));
    }

    private String pageFor(HttpServletRequest request) {
        if (request.getUserPrincipal() == null) {
            return login.getLoginPage();
        }
        return request.isUserInRole(Roles.PASSWORD_CHANGE) ? PASSWORD_CHANGE_PAGE : DASHBOARD;
    }
}
