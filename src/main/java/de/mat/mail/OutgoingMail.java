package de.mat.mail;

import java.time.Instant;
import java.util.Optional;

/**
 * One message to one recipient, ready but for its MIME form. Header values are checked again when the message is built: a line
 * break or an address that is not exactly one address is refused.
 *
 * @param messageId with angle brackets, fixed by whoever queued the message (RFC 5322, 3.6.4)
 * @param text the body as plain text, signature included
 * @param html the same as sanitised HTML, when there is a formatted one
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
        Instant date) {}
