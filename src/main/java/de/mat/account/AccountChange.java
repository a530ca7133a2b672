package de.mat.account;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What an administrator wants the account to be.
 *
 * @param basedOn the version of the account the change began with, or {@link #NO_ACCOUNT}
 * @param password as typed; empty when the stored one shall stay
 */
public record AccountChange(
        long basedOn, AccountDetails details, Optional<String> password, List<X509Certificate> trusted) {

    /** The version of an account that does not exist yet. */
    public static final long NO_ACCOUNT = 0;

    public AccountChange {
        details = details.copy();
        trusted = List.copyOf(trusted);
    }

    AccountSettings settings(Optional<String> usedPassword) {
        return AccountSettings.of(NO_ACCOUNT, details, usedPassword, trusted);
    }

    @Override
    public String toString() {
        return "AccountChange[based on " + basedOn + "]";
    }
}
