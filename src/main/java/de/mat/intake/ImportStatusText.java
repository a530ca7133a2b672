package de.mat.intake;

import de.mat.account.FailureExplanation;
import de.mat.faces.Messages;
import de.mat.faces.Moments;
import de.mat.mail.Protocol;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The state of the import in the words of a page; causes in those of the account's dialog. */
@ApplicationScoped
public class ImportStatusText {

    @Inject
    private Moments moments;

    /** What is wrong in one sentence, if anything. */
    public Optional<String> problem(ImportStatus status) {
        String key = "intake.problem." + status.kind();
        return switch (status.kind()) {
            case WORKING, OFF -> Optional.empty();
            case LATE, BROKEN -> Optional.of(Messages.text(key, since(status)));
            case FAILING, LOGIN_REJECTED -> Optional.of(Messages.text(key, since(status), brief(status)));
        };
    }

    /** That mails wait for a person, if any do. */
    public Optional<String> quarantine(ImportStatus status) {
        return status.quarantine()
                .since()
                .map(since ->
                        Messages.text("intake.quarantined", status.quarantine().count(), moments.shortly(since)));
    }

    private String since(ImportStatus status) {
        return moments.shortly(status.since().orElseThrow());
    }

    private static String brief(ImportStatus status) {
        return FailureExplanation.brief(
                status.cause().orElseThrow(), Protocol.IMAP, status.details().orElseThrow());
    }
}
