package de.mat.mail;

import de.mat.text.FieldText;
import java.util.List;
import java.util.Optional;

/**
 * What the messages of a bulk mail have in common, before it is composed.
 *
 * @param text the body as plain text with fields, signature included
 * @param html the same as sanitised HTML, when there is a formatted one
 */
public record BulkOutline(
        String senderName,
        String senderAddress,
        FieldText text,
        Optional<FieldText> html,
        List<Attachment> attachments) {

    public BulkOutline {
        attachments = List.copyOf(attachments);
    }
}
