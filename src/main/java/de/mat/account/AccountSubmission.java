package de.mat.account;

import de.mat.base.KeyFile;
import de.mat.faces.Messages;
import de.mat.faces.Moments;
import de.mat.mail.MailFailure;
import de.mat.user.CurrentUser;
import de.mat.validation.TextSyntax;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import jakarta.validation.groups.Default;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way of the dialog's values to the test and back. */
@RequestScoped
public class AccountSubmission {

    private static final int LONGEST_PASSWORD = 500;

    @EJB
    private EmailAccountService accounts;

    @EJB
    private AccountHealthService health;

    @EJB
    private AccountChecker checker;

    @Inject
    private RunningChecks checks;

    @Inject
    private KeyFile keyFile;

    @Inject
    private Validator validator;

    @Inject
    private CurrentUser currentUser;

    @Inject
    private Moments moments;

    /** What keeps a test from beginning, as a key of the bundle. */
    record Problem(boolean atPassword, String key, Object... parameters) {}

    /** What is stored, or an empty draft. */
    AccountDraft load() {
        boolean lost = health.status().kind() == AccountStatus.Kind.PASSWORD_LOST;
        AccountDraft draft = accounts.current()
                .map(account -> AccountDraft.of(account, !lost))
                .orElseGet(AccountDraft::empty);
        draft.getDetails().proposeImportFrom(moments.today());
        return draft;
    }

    /** Begins a test that stores the draft when it passes; says why it cannot begin. */
    Optional<Problem> submit(AccountDraft draft, Optional<String> password) {
        find(draft).flatMap(CheckProgress::storedVersion).ifPresent(draft::rebase);
        if (!isComplete(draft.getDetails())) {
            return Optional.of(new Problem(false, "account.incomplete"));
        }
        boolean loginNeeded = draft.getDetails().isLoginNeeded();
        if (loginNeeded && keyFile.box().isEmpty()) {
            return Optional.of(
                    new Problem(false, "account.keyUnusable", keyFile.path().toString()));
        }
        if (password.isPresent() && !isPassword(password.get())) {
            return Optional.of(new Problem(true, "account.password.wrongForm"));
        }
        AccountChange change = draft.change(loginNeeded ? password : Optional.empty());
        Optional<AccountSettings> settings = accounts.settingsFor(change);
        if (settings.isEmpty()) {
            return Optional.of(new Problem(true, missingPassword()));
        }
        Optional<CheckProgress> check = checks.begin(currentUser.id(), draft.getDetails());
        if (check.isEmpty()) {
            return Optional.of(new Problem(false, "check.TOO_MANY"));
        }
        draft.checkedBy(check.get());
        checker.checkAndSave(change, settings.get(), testMail(), check.get());
        return Optional.empty();
    }

    /** The draft is a change of what is stored now. */
    void rebase(AccountDraft draft) {
        draft.rebase(accounts.current().map(EmailAccount::getVersion).orElse(AccountChange.NO_ACCOUNT));
    }

    /** Only a certificate that a server showed in this draft's last test can be trusted. */
    void trust(AccountDraft draft, String fingerprint) {
        find(draft).flatMap(CheckProgress::failure).map(MailFailure::chain).orElseGet(List::of).stream()
                .filter(shown -> CertificateFacts.of(shown).fingerprint().equals(fingerprint))
                .forEach(draft::trust);
    }

    private Optional<CheckProgress> find(AccountDraft draft) {
        return Optional.ofNullable(draft.getCheckId()).flatMap(id -> checks.find(id, currentUser.id()));
    }

    private String missingPassword() {
        AccountStatus.Kind kind = health.status().kind();
        if (kind == AccountStatus.Kind.PASSWORD_LOST) {
            return "account.password.lost";
        }
        boolean stored = accounts.current().filter(EmailAccount::hasPassword).isPresent();
        return stored ? "account.password.again" : "account.password.missing";
    }

    private TestMail testMail() {
        return new TestMail(
                currentUser.emailAddress().orElseThrow(),
                Messages.text("check.mail.subject"),
                Messages.text("check.mail.text", currentUser.displayName()));
    }

    /** What the fields have checked already, once more as a whole: which of them are required depends on each other. */
    private boolean isComplete(AccountDetails details) {
        List<Class<?>> groups = new ArrayList<>(List.of(Default.class));
        if (details.isLoginNeeded()) {
            groups.add(AccountDetails.LoginGiven.class);
        }
        if (details.isImportEnabled()) {
            groups.add(AccountDetails.ImportGiven.class);
        }
        return validator.validate(details, groups.toArray(Class<?>[]::new)).isEmpty();
    }

    private static boolean isPassword(String typed) {
        return typed.length() <= LONGEST_PASSWORD && TextSyntax.isSingleLine(typed);
    }
}
