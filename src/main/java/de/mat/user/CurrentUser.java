package de.mat.user;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import java.util.Optional;

/**
 * Who is signed in, for pages ({@code #{currentUser.…}}) and for every feature. Read once per request. Work that goes on after the
 * request must take what it needs from here before it starts.
 */
@Named
@RequestScoped
public class CurrentUser {

    @Inject
    private SecurityContext securityContext;

    @Inject
    private LoginService logins;

    @Inject
    private UserService users;

    private User user;

    /** Whether anybody is signed in, be it only to change a given password. */
    public boolean isSignedIn() {
        return securityContext.getCallerPrincipal() != null;
    }

    /** Whether the given password must be changed before anything else may be done. */
    public boolean isPasswordChangeRequired() {
        return isSignedIn() && user().isPasswordChangeRequired();
    }

    /** Whether the user is in the group Administrator and may act as such. */
    public boolean isAdministrator() {
        return isSignedIn() && user().loginGroups().contains(Role.ADMINISTRATOR.group());
    }

    /** Whether the user has this right now. */
    public boolean mayWrite(Right right) {
        return isSignedIn() && user().loginGroups().contains(right.group());
    }

    /** Never changes, unlike the user name. */
    public long id() {
        return user().getId();
    }

    public String userName() {
        return user().getUserName();
    }

    /** "First Last", or the user name while there is no name. */
    public String getDisplayName() {
        return displayName();
    }

    /** "First Last", or the user name while there is no name. */
    public String displayName() {
        return user().getDisplayName();
    }

    /** The address of the user; empty while none was given. */
    public Optional<String> emailAddress() {
        return user().getEmailAddress();
    }

    /** Keeps the address as the user's own. */
    public void changeEmailAddress(String address) {
        users.changeEmailAddress(address);
        user = null;
    }

    /** The language the user chose; empty while it is the browser's, or nobody is signed in. */
    Optional<Language> language() {
        return isSignedIn() ? find().flatMap(User::getLanguage) : Optional.empty();
    }

    /** Empty when the user is not there any more (renamed or removed elsewhere), or nobody is signed in. */
    Optional<User> find() {
        if (user == null && isSignedIn()) {
            user = logins.find(securityContext.getCallerPrincipal().getName()).orElse(null);
        }
        return Optional.ofNullable(user);
    }

    private User user() {
        return find().orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
    }
}
