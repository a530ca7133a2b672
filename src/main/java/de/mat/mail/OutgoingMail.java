package de.mat.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One message to one recipient, ready but for its MIME form. Header values are checked again when the message is built: a line
 * break or an address that is not exactly one address is refused.
 *
 * @param text the body as plain text, signature included
 * @param html the same as sanitised HTML, when there is a formatted one
 * @param messageId with angle brackets, fixed by whoever queued the message (RFC 5322, 3.6.4)
 * @param thread the conversation that the message belongs to
 * @param unsubscribe how the recipient leaves, when it is bulk mail
 */
public record OutgoingMail(
        String senderName,
        String senderAddress,
        Optional<String> replyTo,
        String recipient,
        String subject,
        String text,
        Optional<String> html,
        String messageId,
        Instant date,
        MailThread thread,
        List<Attachment> attachments,
        Optional<ListUnsubscribe> unsubscribe) {

    public OutgoingMail {
        attachments = List.copyOf(attachments);
    }

    /** A message that is no bulk mail. */
    public OutgoingMail(
            String senderName,
            String senderAddress,
            Optional<String> replyTo,
            String recipient,
            String subject,
            String text,
            Optional<String> html,
            String messageId,
            Instant date,
            MailThread thread,
            List<Attachment> attachments) {
        this(
                senderName,
                senderAddress,
                replyTo,
                recipient,
                subject,
                text,
                html,
                messageId,
                date,
                thread,
                attachments,
                Optional.empty());
    }

    /** A message that begins a conversation, without files. */
    public OutgoingMail(
            String senderName,
            String senderAddress,
            Optional<String> replyTo,
            String recipient,
            String subject,
            String text,
            Optional<String> html,
            String messageId,
            Instant date) {
        this(
                senderName,
                senderAddress,
                replyTo,
                recipient,
                subject,
                text,
                html,
                messageId,
                date,
                MailThread.NONE,
                List.of());
    }

    /**
     * Checks everything that will stand in a header, before a message is kept for later.
     *
     * @throws UnsafeMailException when a value is more than a value
     */
    public void check() {
        MailComposer.check(this);
    }
}
