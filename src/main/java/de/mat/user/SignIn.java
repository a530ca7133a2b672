package de.mat.user;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

/**
 * Signs somebody in at the container. Never with {@code newAuthentication(true)}: a refused try would leave a mark in the session, and
 * every protected page would be blank from then on.
 */
@RequestScoped
public class SignIn {

    @Inject
    private SecurityContext securityContext;

    @Inject
    private FirstPage firstPage;

    /** With a typed password. */
    AuthenticationStatus with(
            UsernamePasswordCredential typed, HttpServletRequest request, HttpServletResponse response)
            throws ServletException {
        if (request.getUserPrincipal() != null) {
            endSession(request);
        }
        return authenticate(typed, request, response);
    }

    /** Goes on as this user in a new session, after a change that ended the user's sessions; the login itself is the same. */
    void goOnAs(String userName, HttpServletRequest request, HttpServletResponse response) throws ServletException {
        boolean firstPageTaken = firstPage.isTaken();
        endSession(request);
        AuthenticationStatus status = authenticate(new UserIdentityStore.JustChecked(userName), request, response);
        if (status != AuthenticationStatus.SUCCESS) {
            throw new ServletException("The user who was just checked was refused: " + status);
        }
        if (firstPageTaken) {
            firstPage.markAsTaken();
        }
    }

    private AuthenticationStatus authenticate(
            Credential credential, HttpServletRequest request, HttpServletResponse response) {
        AuthenticationStatus status = securityContext.authenticate(
                request,
                response,
                AuthenticationParameters.withParams().credential(credential).newAuthentication(false));
        if (status == AuthenticationStatus.SUCCESS || status == AuthenticationStatus.SEND_CONTINUE) {
            LoginState.keepNoted(request);
        }
        if (status == AuthenticationStatus.SEND_CONTINUE) {
            AskedForPage.isNext(request);
        }
        return status;
    }

    private static void endSession(HttpServletRequest request) throws ServletException {
        request.logout();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
