package de.mat.mail;

import de.mat.mail.MailFailure.Cause;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What is known of a server besides its replies. Two providers refuse passwords as such and say it in a way that only makes sense
 * when one knows who speaks.
 */
final class ImapServer {

    private final String host;
    private final Predicate<String> capabilities;

    ImapServer(String host, Predicate<String> capabilities) {
        this.host = host.toLowerCase(Locale.ROOT);
        this.capabilities = capabilities;
    }

    /** Gmail and Google Workspace announce their own extension. */
    boolean isGoogle() {
        return capabilities.test("X-GM-EXT-1");
    }

    /** Microsoft 365 and Outlook.com: IMAP with a password is off for good there, and every try is answered by a bare NO. */
    boolean isExchangeOnline() {
        return host.endsWith(".office365.com") || host.endsWith(".outlook.com") || host.endsWith(".office.com");
    }

    /** The cause when only tokens of an identity provider are offered. */
    Cause passwordLoginDisabled() {
        if (isGoogle()) {
            return Cause.PASSWORD_LOGIN_DISABLED_GOOGLE;
        }
        return isExchangeOnline() ? Cause.PASSWORD_LOGIN_DISABLED_MICROSOFT : Cause.PASSWORD_LOGIN_DISABLED;
    }
}
