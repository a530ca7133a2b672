package de.mat.account;

import de.mat.mail.MailFailure.Cause;
import de.mat.mail.Protocol;
import java.time.Instant;
import java.util.Optional;

/**
 * What everybody who signs in has to know about the account.
 *
 * @param details of the account, when there is one
 * @param checked when a test of it passed
 * @param since of a problem that began at some time
 * @param protocol whose server it is, when only one is concerned
 * @param cause why the server cannot be used
 */
public record AccountStatus(
        Kind kind,
        Optional<AccountDetails> details,
        Optional<Instant> checked,
        Optional<Instant> since,
        Optional<Protocol> protocol,
        Optional<Cause> cause) {

    /** From the worst on. */
    public enum Kind {
        NOT_CONFIGURED,
        PASSWORD_LOST,
        LOGIN_REJECTED,
        UNREACHABLE,
        WORKING
    }

    /** There is no account. */
    static AccountStatus notConfigured() {
        return new AccountStatus(
                Kind.NOT_CONFIGURED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The account as a whole. */
    static AccountStatus of(Kind kind, EmailAccount account) {
        return new AccountStatus(
                kind,
                Optional.of(account.details()),
                Optional.of(account.getChecked()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** One of its servers does not work. */
    static AccountStatus of(AccountHealth health, EmailAccount account) {
        return new AccountStatus(
                health.getState() == HealthState.LOGIN_REJECTED ? Kind.LOGIN_REJECTED : Kind.UNREACHABLE,
                Optional.of(account.details()),
                Optional.of(account.getChecked()),
                Optional.of(health.getSince()),
                Optional.of(health.getProtocol()),
                health.getCause());
    }

    /** Whether it can be used. */
    public boolean isWorking() {
        return kind == Kind.WORKING;
    }

    /** Whether there is an account. */
    public boolean isConfigured() {
        return details.isPresent();
    }

    /** What was configured, or null. */
    public AccountDetails getDetails() {
        return details.orElse(null);
    }

    /** When a test of it passed, or null. */
    public Instant getChecked() {
        return checked.orElse(null);
    }
}
