package de.mat.mail;

import de.mat.mail.MailFailure.Cause;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.Response;

/**
 * What a server said when it did not say OK: its response code (RFC 9051, 7.1; RFC 5530) and its words. Causes are told by the code;
 * the words are only shown.
 */
record ImapReply(String code, String line) {

    private static final Pattern CODE = Pattern.compile("^\\[([A-Za-z0-9-]{1,40})[^\\]]{0,400}\\]");

    static ImapReply of(Response response) {
        String rest = Optional.ofNullable(response.getRest()).orElse("").strip();
        Matcher code = CODE.matcher(rest);
        return new ImapReply(code.find() ? code.group(1).toUpperCase(Locale.ROOT) : "", rest);
    }

    /** Why the login was refused. */
    Cause loginRefusal(ImapServer server) {
        return switch (code) {
            case "UNAVAILABLE", "INUSE", "SERVERBUG", "LIMIT", "OVERQUOTA" -> Cause.LOGIN_TEMPORARILY_REFUSED;
            case "PRIVACYREQUIRED" -> Cause.LOGIN_NOT_OFFERED;
            case "ALERT", "WEBALERT" -> server.isGoogle() ? Cause.PASSWORD_LOGIN_DISABLED_GOOGLE : Cause.LOGIN_REJECTED;
            default -> server.isExchangeOnline() ? Cause.PASSWORD_LOGIN_DISABLED_MICROSOFT : Cause.LOGIN_REJECTED;
        };
    }

    /** Why the mailbox was not opened; a bare NO means that there is none (RFC 9051, 6.3.3). */
    Cause examineRefusal() {
        return switch (code) {
            case "", "NONEXISTENT", "TRYCREATE" -> Cause.MAILBOX_MISSING;
            default -> readRefusal();
        };
    }

    /** Why the open mailbox was not read. */
    Cause readRefusal() {
        return switch (code) {
            case "UNAVAILABLE", "INUSE", "SERVERBUG", "LIMIT" -> Cause.TEMPORARILY_REFUSED;
            default -> Cause.MAILBOX_REFUSED;
        };
    }
}
