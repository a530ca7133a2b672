package de.mat.delivery;

import de.mat.account.FailureExplanation;
import de.mat.faces.Messages;
import de.mat.faces.Moments;
import de.mat.mail.Protocol;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The state of the queue in the words of a page; causes in those of the account's dialog. */
@ApplicationScoped
public class DeliveryStatusText {

    @Inject
    private Moments moments;

    /** That messages cannot be sent, if that is so. */
    public Optional<String> stuck(DeliveryStatus status) {
        return status.since().map(since -> {
            Optional<String> why = why(status);
            String key = why.isPresent() ? "delivery.stuck.because" : "delivery.stuck";
            return Messages.text(key, status.stuck(), moments.shortly(since), why.orElse(""));
        });
    }

    /** That messages wait for a person, if any do. */
    public Optional<String> open(DeliveryStatus status) {
        return status.openSince().map(since -> Messages.text("delivery.open", status.open(), moments.shortly(since)));
    }

    private static Optional<String> why(DeliveryStatus status) {
        return status.account().isEmpty()
                ? Optional.empty()
                : status.cause()
                        .map(cause -> FailureExplanation.brief(
                                cause, Protocol.SMTP, status.account().get()));
    }
}
