package de.mat.account;

import de.mat.html.FormattedText;
import de.mat.mail.MessageIds;
import de.mat.mail.OutgoingMail;
import java.time.Instant;
import java.util.Optional;

/**
 * The mail of a test, in the language of who tests.
 *
 * @param recipient the address of the signed-in administrator, and never another one
 */
public record TestMail(String recipient, String subject, String text) {

    /** The mail exactly as others will go out: sender, name and signature as configured. */
    OutgoingMail from(AccountDetails details, Instant date) {
        FormattedText body = FormattedText.plain(text).signedWith(details.signature());
        return new OutgoingMail(
                details.getSenderName(),
                details.getSenderAddress(),
                Optional.empty(),
                recipient,
                subject,
                body.text(),
                body.html(),
                MessageIds.create(details.getSenderAddress()),
                date);
    }
}
