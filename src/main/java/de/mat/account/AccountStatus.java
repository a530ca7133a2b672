package de.mat.account;

import de.mat.mail.MailFailure.Cause;
import de.mat.mail.Protocol;
import java.time.Instant;
import java.util.Optional;

/**
 * What everybody who signs in has to know about the account.
 *
 * @param since of a problem that began at some time
 * @param protocol whose server it is, when only one is concerned
 * @param cause why the server cannot be used
 */
public record AccountStatus(Kind kind, Optional<Instant> since, Optional<Protocol> protocol, Optional<Cause> cause) {

    /** From the worst on. */
    public enum Kind {
        NOT_CONFIGURED,
        PASSWORD_LOST,
        LOGIN_REJECTED,
        UNREACHABLE,
        WORKING
    }

    static AccountStatus of(Kind kind) {
        return new AccountStatus(kind, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether it can be used. */
    public boolean isWorking() {
        return kind == Kind.WORKING;
    }
}
