package de.mat.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Tells the container who a user is and to which groups it belongs. Unknown, locked and wrong take the same time and get the same
 * answer. While a given password must be changed the only group is the one that opens that page.
 */
@ApplicationScoped
public class UserIdentityStore implements IdentityStore {

    /** A user whose password was checked in this very request; lets the login go on after the user changed it. */
    static final class JustChecked implements Credential {

        private final String userName;

        JustChecked(String userName) {
            this.userName = userName;
        }
    }

    @Inject
    private LoginService logins;

    @Inject
    private LoginThrottle throttle;

    @Inject
    private HttpServletRequest request;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (credential instanceof UsernamePasswordCredential typed) {
            return check(typed);
        }
        if (credential instanceof JustChecked checked) {
            return result(logins.find(checked.userName).filter(user -> !user.isLocked()));
        }
        return CredentialValidationResult.NOT_VALIDATED_RESULT;
    }

    private CredentialValidationResult check(UsernamePasswordCredential typed) {
        String userName = typed.getCaller();
        String address = ClientAddress.of(request);
        if (!throttle.admits(userName, address)) {
            return CredentialValidationResult.INVALID_RESULT;
        }
        Optional<User> accepted =
                accept(logins.find(userName), typed.getPassword().getValue());
        if (accepted.isPresent()) {
            throttle.succeeded(userName, address);
        }
        return result(accepted);
    }

    private static Optional<User> accept(Optional<User> user, char[] password) {
        boolean matches = user.isPresent()
                ? PasswordHash.matches(password, user.get().getPasswordHash())
                : PasswordHash.matchesNobody(password);
        return user.filter(known -> matches && !known.isLocked());
    }

    private CredentialValidationResult result(Optional<User> accepted) {
        accepted.map(LoginState::of).ifPresent(login -> login.noteIn(request));
        return accepted.map(user -> new CredentialValidationResult(user.getUserName(), user.loginGroups()))
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }
}
