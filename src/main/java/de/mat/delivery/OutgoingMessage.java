package de.mat.delivery;

import de.mat.html.FormattedText;
import de.mat.mail.Attachment;
import de.mat.mail.MailThread;
import java.util.List;
import java.util.Optional;

/**
 * An answer or notification that a feature wants sent, to one recipient. Sender, signature, Message-ID and date are not its business: {@link DeliveryService} gives
 * them. A copy for somebody else is a message of its own.
 *
 * @param source who caused it, e.g. {@code answer:17}; comes back with each {@link DeliveryOutcome}
 * @param replyTo where an answer shall go, when not to the account
 * @param body without the signature
 */
public record OutgoingMessage(
        String source,
        String recipient,
        Optional<String> replyTo,
        String subject,
        FormattedText body,
        MailThread thread,
        List<Attachment> attachments) {

    public OutgoingMessage {
        attachments = List.copyOf(attachments);
    }

    /** An answer or notification without anything else; to be completed by the methods below. */
    public static OutgoingMessage prompt(String source, String recipient, String subject, FormattedText body) {
        return new OutgoingMessage(source, recipient, Optional.empty(), subject, body, MailThread.NONE, List.of());
    }

    /** The same, but answers go to this address. */
    public OutgoingMessage withReplyTo(String address) {
        return new OutgoingMessage(source, recipient, Optional.of(address), subject, body, thread, attachments);
    }

    /** The same as a part of this conversation. */
    public OutgoingMessage in(MailThread conversation) {
        return new OutgoingMessage(source, recipient, replyTo, subject, body, conversation, attachments);
    }

    /** The same with these files. */
    public OutgoingMessage with(List<Attachment> files) {
        return new OutgoingMessage(source, recipient, replyTo, subject, body, thread, files);
    }

    /** The same to somebody else. */
    public OutgoingMessage to(String otherRecipient) {
        return new OutgoingMessage(source, otherRecipient, replyTo, subject, body, thread, attachments);
    }
}
