package de.mat.mailing;

import de.mat.html.FormattedText;

/**
 * A mailing as one recipient gets it, with the account's signature.
 *
 * @param recipient the name that the page shows for whom it is; empty: somebody of whom nothing is known
 */
public record MailingPreview(String subject, FormattedText body, String recipient) {}
