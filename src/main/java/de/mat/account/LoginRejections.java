package de.mat.account;

import de.mat.mail.MailFailure.Cause;
import java.util.EnumSet;
import java.util.Set;

/** The causes that mean: the server is there, but does not take this login. */
public final class LoginRejections {

    private static final Set<Cause> CAUSES = EnumSet.of(
            Cause.LOGIN_REJECTED,
            Cause.PASSWORD_LOGIN_DISABLED,
            Cause.PASSWORD_LOGIN_DISABLED_GOOGLE,
            Cause.PASSWORD_LOGIN_DISABLED_MICROSOFT);

    private LoginRejections() {}

    public static boolean contains(Cause cause) {
        return CAUSES.contains(cause);
    }
}
