package de.mat.account;

import de.mat.faces.Messages;
import de.mat.mail.ConnectionSecurity;
import de.mat.mail.MailFailure;
import de.mat.mail.MailFailure.Cause;
import de.mat.mail.Protocol;
import java.util.List;
import java.util.Locale;

/**
 * A failed step in the words of the page.
 *
 * @param text what happened
 * @param next what to do about it
 * @param reply the server's own words, or null
 * @param field the id of the field that is concerned, or null
 * @param fitting the security that would fit, or null
 * @param fittingField the id of the field to choose it in
 * @param certificates that the server showed, its own first
 * @param trustable whether trusting one of them is a way out
 */
public record FailureExplanation(
        String text,
        String next,
        String reply,
        String field,
        ConnectionSecurity fitting,
        String fittingField,
        List<CertificateFacts> certificates,
        boolean trustable) {

    /** Explains the failure of a test of these values. */
    static FailureExplanation of(MailFailure failure, AccountDetails details) {
        String key = "failure." + failure.cause() + ".";
        Object[] server = serverOf(failure.protocol(), details);
        return new FailureExplanation(
                Messages.text(key + "text", server),
                Messages.text(key + "next", server),
                failure.serverReply().orElse(null),
                fieldOf(failure.cause(), failure.protocol()),
                failure.fitting().orElse(null),
                prefix(failure.protocol()) + "Security",
                failure.chain().stream().map(CertificateFacts::of).toList(),
                failure.cause() == Cause.CERTIFICATE_SELF_SIGNED
                        || failure.cause() == Cause.CERTIFICATE_UNKNOWN_ISSUER);
    }

    /** The cause as half a sentence. */
    public static String brief(Cause cause, Protocol protocol, AccountDetails details) {
        return Messages.text("failure." + cause + ".brief", serverOf(protocol, details));
    }

    private static Object[] serverOf(Protocol protocol, AccountDetails details) {
        return protocol == Protocol.SMTP
                ? new Object[] {details.getSmtpHost(), String.valueOf(details.getSmtpPort()), protocol.name()}
                : new Object[] {details.getImapHost(), String.valueOf(details.getImapPort()), protocol.name()};
    }

    /** The id of the field that is concerned, or null. */
    static String fieldOf(Cause cause, Protocol protocol) {
        String server = prefix(protocol);
        return switch (cause) {
            case NAME_UNKNOWN,
                    NAME_LOOKUP_FAILED,
                    ADDRESS_NOT_ALLOWED,
                    UNREACHABLE,
                    NO_ANSWER,
                    CONNECTION_LOST,
                    SERVER_NOT_READY,
                    TLS_TOO_OLD,
                    CERTIFICATE_EXPIRED,
                    CERTIFICATE_NOT_YET_VALID,
                    CERTIFICATE_WRONG_NAME,
                    CERTIFICATE_SELF_SIGNED,
                    CERTIFICATE_UNKNOWN_ISSUER,
                    CERTIFICATE_INVALID,
                    TEMPORARILY_REFUSED,
                    OUTCOME_UNKNOWN,
                    DEADLINE,
                    ABORTED -> server + "Host";
            case PORT_NOT_ALLOWED, REFUSED, OTHER_PROTOCOL, PROTOCOL_VIOLATION -> server + "Port";
            case PLAIN_ON_TLS_PORT,
                    TLS_ON_PLAIN_PORT,
                    STARTTLS_NOT_OFFERED,
                    STARTTLS_REFUSED,
                    STARTTLS_INJECTED,
                    TLS_FAILED,
                    LOGIN_NOT_OFFERED,
                    LOGIN_WITHOUT_ENCRYPTION -> server + "Security";
            case LOGIN_NEEDED -> "authenticationRequired";
            case LOGIN_REJECTED,
                    PASSWORD_LOGIN_DISABLED,
                    PASSWORD_LOGIN_DISABLED_GOOGLE,
                    PASSWORD_LOGIN_DISABLED_MICROSOFT,
                    LOGIN_TEMPORARILY_REFUSED -> "password";
            case SENDER_REFUSED -> "senderAddress";
            case MESSAGE_REFUSED -> "signature";
            // The administrator's own address, which is no field of the account.
            case RECIPIENT_REFUSED -> null;
            case MAILBOX_MISSING, MAILBOX_REFUSED -> "userName";
        };
    }

    private static String prefix(Protocol protocol) {
        return protocol.name().toLowerCase(Locale.ROOT);
    }
}
