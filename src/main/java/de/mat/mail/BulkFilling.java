package de.mat.mail;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a message of a bulk mail has of its own.
 *
 * @param subject filled in already
 * @param messageId with angle brackets
 * @param values of the fields, as text
 */
public record BulkFilling(
        String recipient,
        String subject,
        String messageId,
        Instant date,
        Map<String, String> values,
        Optional<ListUnsubscribe> unsubscribe) {}
