package de.mat.account;

import de.mat.security.SecretBox;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The e-mail account of this installation, of which there is one at most. Only values that passed a test get in here. The password is
 * sealed for this row, and goes nowhere but to the servers it was given for.
 */
@Entity
@Table(name = "email_account")
public class EmailAccount {

    static final long ID = 1;

    private static final String PASSWORD_PLACE = "email_account:" + ID + ":password";

    @Id
    private long id = ID;

    @Version
    private long version;

    @Embedded
    @Valid
    @NotNull
    private AccountDetails details;

    @Column(name = "sealed_password")
    private String sealedPassword;

    @Column(name = "trusted_certificates")
    private String trustedCertificates = "";

    private Instant checked;

    protected EmailAccount() {}

    /** An account without a password, as it passed its test. */
    public EmailAccount(AccountDetails details, List<X509Certificate> trusted, Instant checked) {
        take(details, trusted, checked);
    }

    /** Takes over values that passed a test; a password that may not go there, or is not needed any more, is forgotten. */
    public void change(AccountDetails newDetails, List<X509Certificate> trusted, Instant passed) {
        if (!newDetails.isLoginNeeded() || !keepsPasswordFor(newDetails, trusted)) {
            sealedPassword = null;
        }
        take(newDetails, trusted, passed);
    }

    private void take(AccountDetails newDetails, List<X509Certificate> trusted, Instant passed) {
        details = newDetails.copy();
        if (details.isImportEnabled()) {
            details.proposeImportFrom(LocalDate.ofInstant(passed, ZoneOffset.UTC));
        }
        trustedCertificates = Certificates.toPem(trusted);
        checked = passed;
    }

    /** Keeps the password, sealed. */
    public void keep(String password, SecretBox box) {
        sealedPassword = box.seal(password, PASSWORD_PLACE);
    }

    public boolean hasPassword() {
        return sealedPassword != null;
    }

    /** The password; empty when the account needs none, an exception when the box has another key than the one it was sealed with. */
    public Optional<String> password(SecretBox box) throws GeneralSecurityException {
        return sealedPassword == null ? Optional.empty() : Optional.of(box.open(sealedPassword, PASSWORD_PLACE));
    }

    /** Whether there is a password and this box opens it. */
    boolean isPasswordReadable(Optional<SecretBox> box) {
        try {
            return box.isPresent() && password(box.get()).isPresent();
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /**
     * Whether the kept password may be used with the other values: only as long as they send it where it went before, and trust no
     * further certificate.
     */
    public boolean keepsPasswordFor(AccountDetails other, Collection<X509Certificate> otherTrusted) {
        return hasPassword() && details.sendPasswordWhere(other) && trusted().containsAll(otherTrusted);
    }

    public Long getId() {
        return id;
    }

    /** Changes with every change of the account. */
    public long getVersion() {
        return version;
    }

    /** A copy: the account changes by {@link #change} only. */
    public AccountDetails details() {
        return details.copy();
    }

    /** Trusted for the servers of this account, beside the public authorities. */
    public List<X509Certificate> trusted() {
        return Certificates.ofPem(trustedCertificates);
    }

    /** When a test of these values passed. */
    public Instant getChecked() {
        return checked;
    }
}
