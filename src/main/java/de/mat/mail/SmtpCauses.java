package de.mat.mail;

import de.mat.mail.MailFailure.Cause;
import java.util.Set;

/**
 * What a refusing SMTP reply means in a step: by reply code (RFC 5321, RFC 4954) and enhanced status code (RFC 3463, RFC 5248, the lists of
 * the big providers), never by its words.
 */
final class SmtpCauses {

    /** Exchange Online: authentication by password is switched off for the tenant, for the mailbox, or altogether. */
    private static final Set<String> MICROSOFT = Set.of("5.7.139", "5.7.30", "5.7.57");

    /** Gmail: an application-specific password, or a sign-in in the browser, is needed. */
    private static final Set<String> GOOGLE = Set.of("5.7.9", "5.7.14");

    /** Bad sender (RFC 3463); Exchange Online: not allowed to send as this sender. */
    private static final Set<String> SENDER = Set.of("5.1.7", "5.1.8", "5.2.252", "5.7.60", "5.7.27");

    private static final Set<Integer> COMMAND_UNKNOWN = Set.of(500, 502, 503, 504);

    private SmtpCauses() {}

    static Cause of(SmtpDialogue.Step step, ServerReply reply, boolean login) {
        return switch (step) {
            case HELLO -> COMMAND_UNKNOWN.contains(reply.code()) ? Cause.OTHER_PROTOCOL : Cause.SERVER_NOT_READY;
            case LOGIN -> ofLogin(reply);
            // A server may say already here that the message is too big (RFC 1870)
            case SENDER -> ofSending(reply, login, reply.code() == 552 ? Cause.MESSAGE_REFUSED : Cause.SENDER_REFUSED);
            // Postfix checks the sender only when it hears of a recipient; 553 5.7.1 is its "not your address"
            case RECIPIENT ->
                reply.code() == 553 && reply.status().equals("5.7.1")
                        ? Cause.SENDER_REFUSED
                        : ofSending(reply, login, Cause.RECIPIENT_REFUSED);
            case DATA, FINAL_DOT -> ofSending(reply, login, Cause.MESSAGE_REFUSED);
        };
    }

    private static Cause ofLogin(ServerReply reply) {
        if (reply.isTemporary()) {
            return Cause.LOGIN_TEMPORARILY_REFUSED;
        }
        if (MICROSOFT.contains(reply.status())) {
            return Cause.PASSWORD_LOGIN_DISABLED_MICROSOFT;
        }
        if (reply.code() == 534) {
            return GOOGLE.contains(reply.status())
                    ? Cause.PASSWORD_LOGIN_DISABLED_GOOGLE
                    : Cause.PASSWORD_LOGIN_DISABLED;
        }
        if (reply.code() == 530 || reply.code() == 538 || COMMAND_UNKNOWN.contains(reply.code())) {
            return Cause.LOGIN_NOT_OFFERED;
        }
        return Cause.LOGIN_REJECTED;
    }

    private static Cause ofSending(ServerReply reply, boolean login, Cause refused) {
        if (reply.isTemporary()) {
            return Cause.TEMPORARILY_REFUSED;
        }
        if (reply.code() == 530 && !login) {
            return Cause.LOGIN_NEEDED;
        }
        if (SENDER.contains(reply.status())) {
            return Cause.SENDER_REFUSED;
        }
        return refused;
    }
}
