package de.mat.account;

import de.mat.html.FormattedText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** The preview of the signature: exactly what will stand below a mail. */
@Named
@RequestScoped
public class SignatureView {

    /** As HTML that has been sanitised for sending; of a plain text its escaped lines. */
    public String html(AccountDetails details) {
        return signature(details).asHtml();
    }

    /** As the text part of a mail. */
    public String text(AccountDetails details) {
        return signature(details).text();
    }

    /** Whether a mail would be formatted because of it. */
    public boolean isFormatted(AccountDetails details) {
        return signature(details).html().isPresent();
    }

    private static FormattedText signature(AccountDetails details) {
        return details.signature();
    }
}
