package de.mat.user;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Abmelden: ends the session; only by a form (POST), never by a link that somebody else could have placed. */
@Named
@RequestScoped
public class LogoutView {

    @Inject
    private HttpServletRequest request;

    /** Signs out and shows the login page with a sentence. */
    public void logout() throws ServletException, IOException {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        request.logout();
        external.invalidateSession();
        external.redirect(request.getContextPath() + LoginNotice.SIGNED_OUT.loginPage());
    }
}
