package de.mat.user;

import jakarta.security.enterprise.CallerPrincipal;

/**
 * Who is signed in, as it was at the login. The session keeps it, so that each request can compare it with the user of now
 * ({@link SessionGuard}).
 */
final class UserPrincipal extends CallerPrincipal {

    private static final long serialVersionUID = 1L;

    private final String securityStamp;
    private final String group;

    UserPrincipal(String userName, String securityStamp, String group) {
        super(userName);
        this.securityStamp = securityStamp;
        this.group = group;
    }

    /** Whether nothing this login relies on has changed since. */
    boolean isStill(User user) {
        return !user.isLocked()
                && user.getSecurityStamp().equals(securityStamp)
                && user.loginGroup().equals(group);
    }
}
