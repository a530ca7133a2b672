package de.mat.mail;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Opens connections to mail servers; the only way to one, for the test of the account, for sending and for the import alike. The host
 * is resolved once, every address is checked, and a checked one is connected.
 */
public final class MailConnector {

    private static final Duration GREETING_PATIENCE = Duration.ofSeconds(3);

    private final ConnectionOpener opener;

    /**
     * @param networks where mail servers may be
     * @param watchdog closes connections at their deadline; its tasks are short and never block
     */
    public MailConnector(AllowedNetworks networks, ScheduledExecutorService watchdog) {
        this(new ConnectionOpener(networks, watchdog, HostLookup.SYSTEM, GREETING_PATIENCE));
    }

    MailConnector(ConnectionOpener opener) {
        this.opener = opener;
    }

    /**
     * A connection that is encrypted as chosen and signed in.
     *
     * @param deadline for the whole life of the connection, its close included
     */
    public SmtpConnection openSmtp(ServerSettings settings, Duration deadline, StageListener listener)
            throws MailFailureException {
        return SmtpConnection.open(opener.open(settings, deadline, listener));
    }

    /**
     * A connection that is encrypted as chosen and signed in.
     *
     * @param deadline for the whole life of the connection, its close included
     */
    public ImapConnection openImap(ServerSettings settings, Duration deadline, StageListener listener)
            throws MailFailureException {
        return ImapConnection.open(opener.open(settings, deadline, listener));
    }
}
