package de.mat.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.authentication.mechanism.http.CustomFormAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.LoginToContinue;
import jakarta.servlet.http.HttpServletRequest;

/**
 * How one signs in: by the form of our own login page, to which the container sends everybody who must sign in first. Who brings the
 * cookie of a session that is gone is told so.
 */
@CustomFormAuthenticationMechanismDefinition(
        loginToContinue =
                @LoginToContinue(loginPage = "#{loginMechanism.loginPage}", errorPage = "", useForwardToLogin = false))
@Named
@ApplicationScoped
public class LoginMechanism {

    @Inject
    private HttpServletRequest request;

    /** Asked by the container for each request that must sign in first. */
    public String getLoginPage() {
        boolean lostSession = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
        // Only a page that was open before sends something.
        boolean lostPage = request.getMethod().equals("POST");
        return lostSession || lostPage ? LoginNotice.EXPIRED.loginPage() : LoginNotice.PAGE;
    }
}
