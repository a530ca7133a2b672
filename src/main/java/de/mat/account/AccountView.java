package de.mat.account;

import de.mat.account.AccountSubmission.Problem;
import de.mat.faces.Messages;
import de.mat.mail.ConnectionSecurity;
import de.mat.user.CurrentUser;
import de.mat.validation.MailAddress;
import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.util.Optional;

/**
 * The dialog "E-Mail Konto konfigurieren". The password is no part of it: the field is plain HTML, read from the request that starts a
 * test and handed on, so it gets into no session and into no page.
 */
@Named
@ViewScoped
public class AccountView implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final String PASSWORD = "password";

    @Inject
    private AccountSubmission submission;

    @Inject
    private CurrentUser currentUser;

    private AccountDraft draft;
    private boolean addressMissing;
    private String passwordProblem;

    @NotBlank
    @MailAddress
    @Size(max = AccountDetails.ADDRESS_LENGTH)
    private String ownAddress;

    /** Begins with what is stored; also the way back to it when somebody else changed it. */
    @PostConstruct
    public void load() {
        draft = submission.load();
        addressMissing = currentUser.emailAddress().isEmpty();
        passwordProblem = draft.isPasswordLost() ? "account.password.lost" : null;
    }

    /** "Testen &amp; Speichern"; the own address may have gone since the page was opened. */
    public void checkAndSave() {
        passwordProblem = null;
        if (addressMissing) {
            currentUser.changeEmailAddress(ownAddress);
        }
        addressMissing = currentUser.emailAddress().isEmpty();
        if (addressMissing) {
            Messages.error("accountForm:ownAddress", "account.required");
            return;
        }
        submission.submit(draft, typedPassword()).ifPresent(this::show);
    }

    /** The same, over what somebody else stored meanwhile. */
    public void overwrite() {
        submission.rebase(draft);
        checkAndSave();
    }

    /** Takes up the certificate of the failed test whose fingerprint was shown; the next test trusts it. */
    public void trust(String fingerprint) {
        submission.trust(draft, fingerprint);
    }

    /** Trusts it no longer, from the next test that passes on. */
    public void distrust(String fingerprint) {
        draft.distrust(fingerprint);
    }

    /** The signature says in the format that was just chosen what it said in the other. */
    public void convertSignature() {
        draft.getDetails().convertSignature();
    }

    private void show(Problem problem) {
        FacesContext.getCurrentInstance().validationFailed();
        if (problem.atPassword()) {
            passwordProblem = problem.key();
        } else {
            Messages.error(null, problem.key(), problem.parameters());
        }
    }

    /** Empty when the stored one shall stay. */
    private static Optional<String> typedPassword() {
        return Optional.ofNullable(FacesContext.getCurrentInstance()
                        .getExternalContext()
                        .getRequestParameterMap()
                        .get(PASSWORD))
                .filter(typed -> !typed.isEmpty());
    }

    /** Whether this checkbox is set in the form that is just being sent; the model follows only when all fields are right. */
    public boolean isSent(String checkbox) {
        return FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .containsKey("accountForm:" + checkbox);
    }

    public AccountDraft getDraft() {
        return draft;
    }

    /** Whether the signed-in administrator has to give an address first. */
    public boolean isAddressMissing() {
        return addressMissing;
    }

    /** Where the test mail goes. */
    public String getAddress() {
        return currentUser.emailAddress().orElse("");
    }

    /** The key of what is wrong with the password, if anything. */
    public String getPasswordProblem() {
        return passwordProblem;
    }

    public String getOwnAddress() {
        return ownAddress;
    }

    public void setOwnAddress(String ownAddress) {
        this.ownAddress = ownAddress;
    }

    public ConnectionSecurity[] getSecurities() {
        return ConnectionSecurity.values();
    }

    public SignatureFormat[] getSignatureFormats() {
        return SignatureFormat.values();
    }
}
