package de.mat.account;

import de.mat.faces.Messages;
import de.mat.mail.ConnectionSecurity;
import de.mat.mail.Protocol;
import de.mat.mail.Stage;
import de.mat.user.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The list of steps at the foot of the dialog, and what a failed one means. */
@Named
@RequestScoped
public class CheckView {

    @Inject
    private RunningChecks checks;

    @Inject
    private CurrentUser currentUser;

    /** How the test of this id stands: the name of its outcome, "NONE" before the first test, "GONE" after a restart of MAT. */
    public String outcome(String id) {
        if (id == null) {
            return "NONE";
        }
        return find(id).map(check -> check.outcome().name()).orElse("GONE");
    }

    /** The steps at the server of this protocol; waiting ones when there is no test. */
    public List<CheckStep> steps(String id, Protocol protocol) {
        return find(id).map(CheckProgress::steps).orElseGet(() -> CheckProgress.waitingSteps(true)).stream()
                .filter(step -> step.protocol() == protocol)
                .toList();
    }

    /** The protocols in the order of the test. */
    public Protocol[] getProtocols() {
        return Protocol.values();
    }

    /** What the step is called; a passed one says so when there was nothing to encrypt or nobody to sign in. */
    public String name(CheckStep step, String id) {
        AccountDetails details = find(id).map(CheckProgress::details).orElse(null);
        if (details != null && step.state() == CheckStep.State.PASSED) {
            if (step.stage() == Stage.ENCRYPT && securityOf(step, details) == ConnectionSecurity.NONE) {
                return Messages.text("check.NOT_ENCRYPTED");
            }
            if (step.stage() == Stage.LOGIN
                    && step.protocol() == Protocol.SMTP
                    && !details.isAuthenticationRequired()) {
                return Messages.text("check.NOT_SIGNED_IN");
            }
        }
        return Messages.text("check." + step.protocol() + "." + step.stage());
    }

    /** The symbol of the step's state. */
    public String icon(CheckStep step) {
        return switch (step.state()) {
            case WAITING -> "pi-circle";
            case RUNNING -> "pi-spin pi-spinner";
            case PASSED -> "pi-check-circle";
            case FAILED -> "pi-times-circle";
        };
    }

    /** What the failed step means, or null. */
    public FailureExplanation explanation(String id) {
        return find(id).flatMap(
                        check -> check.failure().map(failure -> FailureExplanation.of(failure, check.details())))
                .orElse(null);
    }

    /** Until when logins are paused, or null. */
    public Instant pausedUntil(String id) {
        return find(id).flatMap(CheckProgress::pausedUntil).orElse(null);
    }

    private static ConnectionSecurity securityOf(CheckStep step, AccountDetails details) {
        return step.protocol() == Protocol.SMTP ? details.getSmtpSecurity() : details.getImapSecurity();
    }

    private Optional<CheckProgress> find(String id) {
        return Optional.ofNullable(id).flatMap(known -> checks.find(known, currentUser.id()));
    }
}
