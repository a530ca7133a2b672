package de.mat.user;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
import java.util.Set;

/**
 * What a login relied on when it took place. The session keeps it, so that each request can compare it with the user of now
 * ({@link SessionGuard}).
 */
record LoginState(String securityStamp, Set<String> groups) implements Serializable {

    private static final String NAME = LoginState.class.getName();

    static LoginState of(User user) {
        return new LoginState(user.getSecurityStamp(), user.loginGroups());
    }

    /** Whether nothing this login relies on has changed since. */
    boolean isStill(User user) {
        return !user.isLocked() && equals(of(user));
    }

    /** Keeps it until the container has accepted the login too. */
    void noteIn(HttpServletRequest request) {
        request.setAttribute(NAME, this);
    }

    /** Keeps what was noted in this request for the rest of the session. */
    static void keepNoted(HttpServletRequest request) {
        request.getSession().setAttribute(NAME, request.getAttribute(NAME));
    }

    /** The login of the request's session. */
    static Optional<LoginState> in(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((LoginState) session.getAttribute(NAME));
    }
}
