package de.mat.mail;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a mail server could not be used, in terms a page can put into a sentence.
 *
 * @param stage where it happened
 * @param cause what happened, from a fixed list; told by exception type, TLS alert, reply code and enhanced status code
 *     (RFC 3463), never by the words of a library
 * @param serverReply the server's own reply, one printable line of at most 500 characters; only of a server that speaks the protocol
 * @param chain the certificates the server showed, its own first; empty unless the cause is about a certificate
 * @param fitting the connection security that would fit, when the server told so
 */
public record MailFailure(
        Protocol protocol,
        Stage stage,
        Cause cause,
        Optional<String> serverReply,
        List<X509Certificate> chain,
        Optional<ConnectionSecurity> fitting) {

    private static final Pattern ABOUT_RECIPIENT = Pattern.compile("[45]\\d\\d[ -][45]\\.[12]\\.\\d");

    public MailFailure {
        chain = List.copyOf(chain);
    }

    /** Whether the server says that it is about the recipient's address or mailbox alone (RFC 3463, X.1 and X.2). */
    public boolean isAboutRecipient() {
        return serverReply
                .filter(reply -> ABOUT_RECIPIENT.matcher(reply).lookingAt())
                .isPresent();
    }

    /** The causes. Each has a sentence and a next step in every language of the pages. */
    public enum Cause {
        // NAME
        NAME_UNKNOWN,
        NAME_LOOKUP_FAILED,
        ADDRESS_NOT_ALLOWED,
        PORT_NOT_ALLOWED,
        // CONNECT
        REFUSED,
        UNREACHABLE,
        NO_ANSWER,
        CONNECTION_LOST,
        OTHER_PROTOCOL,
        SERVER_NOT_READY,
        PROTOCOL_VIOLATION,
        // ENCRYPT
        PLAIN_ON_TLS_PORT,
        TLS_ON_PLAIN_PORT,
        STARTTLS_NOT_OFFERED,
        STARTTLS_REFUSED,
        STARTTLS_INJECTED,
        TLS_TOO_OLD,
        TLS_FAILED,
        CERTIFICATE_EXPIRED,
        CERTIFICATE_NOT_YET_VALID,
        CERTIFICATE_WRONG_NAME,
        CERTIFICATE_SELF_SIGNED,
        CERTIFICATE_UNKNOWN_ISSUER,
        CERTIFICATE_INVALID,
        // LOGIN
        LOGIN_REJECTED,
        LOGIN_NOT_OFFERED,
        LOGIN_NEEDED,
        LOGIN_WITHOUT_ENCRYPTION,
        PASSWORD_LOGIN_DISABLED_MICROSOFT,
        PASSWORD_LOGIN_DISABLED_GOOGLE,
        PASSWORD_LOGIN_DISABLED,
        LOGIN_TEMPORARILY_REFUSED,
        // SENDER, MESSAGE
        SENDER_REFUSED,
        RECIPIENT_REFUSED,
        MESSAGE_REFUSED,
        TEMPORARILY_REFUSED,
        OUTCOME_UNKNOWN,
        // MAILBOX
        MAILBOX_MISSING,
        MAILBOX_REFUSED,
        // any stage
        DEADLINE,
        ABORTED
    }
}
