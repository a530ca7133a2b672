package de.mat.account;

import java.io.Serializable;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an administrator is typing: the page's memory between two requests. Never holds a password. */
public final class AccountDraft implements Serializable {

    private static final long serialVersionUID = 1L;

    private final AccountDetails details;
    private final List<X509Certificate> trusted;
    private final boolean passwordStored;
    private final boolean passwordLost;

    private long basedOn;
    private String checkId;

    private AccountDraft(
            long basedOn,
            AccountDetails details,
            List<X509Certificate> trusted,
            boolean passwordStored,
            boolean passwordLost) {
        this.basedOn = basedOn;
        this.details = details;
        this.trusted = new ArrayList<>(trusted);
        this.passwordStored = passwordStored;
        this.passwordLost = passwordLost;
    }

    /** The first account. */
    static AccountDraft empty() {
        return new AccountDraft(AccountChange.NO_ACCOUNT, new AccountDetails(), List.of(), false, false);
    }

    /** A change of the stored account. */
    static AccountDraft of(EmailAccount account, boolean passwordReadable) {
        return new AccountDraft(
                account.getVersion(),
                account.details(),
                account.trusted(),
                account.hasPassword() && passwordReadable,
                account.hasPassword() && !passwordReadable);
    }

    AccountChange change(Optional<String> password) {
        return new AccountChange(basedOn, details, password, trusted);
    }

    /** The change is one of this version of the account from now on. */
    void rebase(long version) {
        basedOn = version;
    }

    void checkedBy(CheckProgress check) {
        checkId = check.id();
    }

    void trust(X509Certificate certificate) {
        if (!trusted.contains(certificate)) {
            trusted.add(certificate);
        }
    }

    void distrust(String fingerprint) {
        trusted.removeIf(
                certificate -> CertificateFacts.of(certificate).fingerprint().equals(fingerprint));
    }

    /** Whether the certificate of this fingerprint is among the trusted ones. */
    public boolean trusts(String fingerprint) {
        return getTrusted().stream().anyMatch(facts -> facts.fingerprint().equals(fingerprint));
    }

    public AccountDetails getDetails() {
        return details;
    }

    /** What the next test trusts beside the public authorities. */
    public List<CertificateFacts> getTrusted() {
        return trusted.stream().map(CertificateFacts::of).toList();
    }

    /** Whether it is the change of an account, and not the first one. */
    public boolean isExisting() {
        return basedOn != AccountChange.NO_ACCOUNT;
    }

    /** Whether a password is kept that can still be read. */
    public boolean isPasswordStored() {
        return passwordStored;
    }

    /** Whether a password was kept that cannot be read any more. */
    public boolean isPasswordLost() {
        return passwordLost;
    }

    /** The last test, or null. */
    public String getCheckId() {
        return checkId;
    }
}
