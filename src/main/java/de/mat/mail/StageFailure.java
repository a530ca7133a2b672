package de.mat.mail;

import de.mat.mail.MailFailure.Cause;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** A step did not succeed and the reason is known; whoever knows protocol and stage makes a {@link MailFailure} of it. */
final class StageFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final Cause cause;
    private final String reply;
    private final transient List<X509Certificate> chain;
    private final ConnectionSecurity fitting;

    private StageFailure(
            Cause cause, String reply, List<X509Certificate> chain, ConnectionSecurity fitting, Throwable origin) {
        super(cause.name(), origin);
        this.cause = cause;
        this.reply = reply;
        this.chain = chain;
        this.fitting = fitting;
    }

    static StageFailure of(Cause cause, Throwable origin) {
        return new StageFailure(cause, null, List.of(), null, origin);
    }

    static StageFailure of(Cause cause) {
        return of(cause, null);
    }

    /** The server said why, in its own words. */
    static StageFailure replied(Cause cause, String reply) {
        return new StageFailure(cause, reply, List.of(), null, null);
    }

    /** The server told that another security fits. */
    static StageFailure fitting(Cause cause, ConnectionSecurity fitting) {
        return new StageFailure(cause, null, List.of(), fitting, null);
    }

    static StageFailure certificate(Cause cause, List<X509Certificate> chain, Throwable origin) {
        return new StageFailure(cause, null, chain, null, origin);
    }

    /** Without the reply when it repeats the password: a server may say what it was told. */
    MailFailureException at(ServerSettings settings, Stage stage) {
        return new MailFailureException(
                new MailFailure(
                        settings.protocol(),
                        stage,
                        cause,
                        Optional.ofNullable(reply)
                                .filter(text -> !settings.login().isPartOf(text))
                                .map(ServerReply::printable),
                        chain,
                        Optional.ofNullable(fitting)),
                getCause());
    }
}
