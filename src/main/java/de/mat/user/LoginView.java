package de.mat.user;

import de.mat.faces.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/** The login page. It keeps no state on the server, so it works however long it lay open. */
@Named
@RequestScoped
public class LoginView {

    @Inject
    private HttpServletRequest request;

    @Inject
    private SignIn signIn;

    @Inject
    private LoginThrottle throttle;

    private String userName;
    private String password;

    /** Signs in and goes on to the page that was asked for, else to the start page. */
    public void login() throws ServletException, IOException {
        Duration wait = throttle.waitFor(userName, ClientAddress.of(request));
        if (!wait.isZero()) {
            Messages.error(null, "login.wait", wait.toSeconds() + 1);
            return;
        }
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        AuthenticationStatus status =
                signIn.with(new UsernamePasswordCredential(userName, password), request, (HttpServletResponse)
                        external.getResponse());
        switch (status) {
            case SUCCESS -> external.redirect(request.getContextPath() + StartServlet.PATH);
            case SEND_CONTINUE -> faces.responseComplete();
            default -> Messages.error(null, "login.refused");
        }
    }

    /** The key of the sentence that says why this page is shown; empty when somebody just came. */
    public String getNotice() {
        return LoginNotice.in(request.getParameterMap().keySet())
                .map(LoginNotice::key)
                .orElse("");
    }

    public String getUserName() {
        return userName;
    }

    public void setUserName(String userName) {
        this.userName = userName;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
