package de.mat.delivery;

import de.mat.mail.ListUnsubscribe;
import java.util.Map;
import java.util.Optional;

/**
 * Who gets a bulk mail. Message-ID and source are fixed by who causes it: the same recipient never comes in twice.
 *
 * @param source comes back with each {@link DeliveryOutcome}, e.g. {@code mailing:17:4711}
 * @param messageId with angle brackets; unique
 * @param values of the fields, as text; all that the message names
 */
public record BulkRecipient(
        String source,
        String address,
        String messageId,
        Map<String, String> values,
        Optional<ListUnsubscribe> unsubscribe) {

    public BulkRecipient {
        values = Map.copyOf(values);
    }
}
