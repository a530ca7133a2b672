package de.mat.dashboard;

import de.mat.account.AccountStatus;
import de.mat.delivery.DeliveryStatus;
import de.mat.inquiry.NotificationStatus;
import de.mat.intake.ImportStatus;
import de.mat.mail.Protocol;
import java.util.ArrayList;
import java.util.List;

/** A line of the warning after login, and where an administrator can do something about it. What has one cause is told once. */
enum Warning {
    /** The e-mail account cannot be used. */
    ACCOUNT("/admin/account.xhtml", "warning.link"),
    /** Inquiries do not come in because of the mail server: the test of the account names the step. */
    MAILBOX("/admin/account.xhtml", "warning.link"),
    /** Inquiries do not come in, and it is not the mail server. */
    IMPORT("/admin/import-runs.xhtml", "warning.runs"),
    /** Mails wait for a person. */
    QUARANTINE("/admin/import-runs.xhtml", "warning.runs"),
    /** Messages cannot be sent at the moment. */
    STUCK("/admin/outbox.xhtml", "warning.outbox"),
    /** Nobody has been told by mail of what came in through the website: it is on the desk. */
    UNTOLD("/app/inquiries.xhtml", "warning.inquiries"),
    /** Messages failed, or may have. */
    UNSENT("/admin/outbox.xhtml", "warning.outbox");

    private final String page;
    private final String link;

    Warning(String page, String link) {
        this.page = page;
        this.link = link;
    }

    /** What is to be told, the worst first. */
    static List<Warning> of(
            AccountStatus account, ImportStatus intake, DeliveryStatus delivery, NotificationStatus notifications) {
        List<Warning> warnings = new ArrayList<>();
        if (!account.isWorking()) {
            warnings.add(ACCOUNT);
        }
        if (!intake.isWorking() && !isToldBy(account, intake)) {
            warnings.add(intake.isServerFault() ? MAILBOX : IMPORT);
        }
        if (intake.quarantine().count() > 0) {
            warnings.add(QUARANTINE);
        }
        if (delivery.open() > 0) {
            warnings.add(UNSENT);
        }
        if (delivery.stuck() > 0) {
            warnings.add(STUCK);
        }
        if (notifications.waiting() > 0 && (notifications.late() || delivery.stuck() > 0 || isWithoutSender(account))) {
            warnings.add(UNTOLD);
        }
        return warnings;
    }

    private static boolean isWithoutSender(AccountStatus account) {
        return account.kind() == AccountStatus.Kind.NOT_CONFIGURED
                || account.kind() == AccountStatus.Kind.PASSWORD_LOST;
    }

    /** Whether the account's own line explains why nothing comes in. */
    private static boolean isToldBy(AccountStatus account, ImportStatus intake) {
        return switch (account.kind()) {
            case NOT_CONFIGURED, PASSWORD_LOST -> true;
            case LOGIN_REJECTED, UNREACHABLE, WORKING ->
                account.problems().stream()
                        .filter(problem -> problem.servers().contains(Protocol.IMAP))
                        .anyMatch(problem -> intake.kind()
                                == (problem.kind() == AccountStatus.Kind.LOGIN_REJECTED
                                        ? ImportStatus.Kind.LOGIN_REJECTED
                                        : ImportStatus.Kind.FAILING));
        };
    }

    /** The page where something can be done about it, below the context path. */
    String page() {
        return page;
    }

    /** The key of the words of the link there. */
    String link() {
        return link;
    }
}
