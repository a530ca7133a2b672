package de.mat.user;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/**
 * Tells the first page after a login from all later ones, so that a page can say something once per login. A login that only opens
 * the change of a given password does not count: the first page comes after the change.
 *
 * <p>Use: {@code if (firstPage.take()) { … show it … }} while a page is being shown to a signed-in user.
 */
@RequestScoped
public class FirstPage {

    private static final String TAKEN = FirstPage.class.getName() + ".taken";

    @Inject
    private HttpServletRequest request;

    @Inject
    private CurrentUser currentUser;

    /** True for exactly one call per login, the first one. */
    public boolean take() {
        if (!currentUser.isSignedIn() || currentUser.isPasswordChangeRequired()) {
            return false;
        }
        boolean first = !isTaken();
        markAsTaken();
        return first;
    }

    boolean isTaken() {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(TAKEN) != null;
    }

    /** Also for a session that continues the same login under a new id. */
    void markAsTaken() {
        request.getSession().setAttribute(TAKEN, true);
    }
}
