package de.mat.mail;

import de.mat.testing.ScriptedServer;
import de.mat.testing.ServerScript;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Assertions;

/** The beginnings of IMAP dialogues with a scripted server, and the connection of MAT to it. */
final class ImapScripts {

    static final String LOGIN_BY_COMMAND = "* CAPABILITY IMAP4rev1";

    private static final ScheduledExecutorService WATCHDOG = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watchdog");
        thread.setDaemon(true);
        return thread;
    });

    private ImapScripts() {}

    /** A server that has greeted and told what it can. */
    static ServerScript greeted(String capabilities) {
        return ScriptedServer.script().say("* OK ready").expect("CAPABILITY").say(capabilities, "{tag} OK done");
    }

    /** A server that has accepted the login. */
    static ServerScript signedIn() {
        return greeted(LOGIN_BY_COMMAND).expect("LOGIN").say("{tag} OK welcome");
    }

    /** A server that has opened its mailbox read-only; ten mails, the next UID is 111. */
    static ServerScript examined() {
        return signedIn()
                .expect("EXAMINE INBOX")
                .say(
                        "* 10 EXISTS",
                        "* OK [UIDVALIDITY 7] valid",
                        "* OK [UIDNEXT 111] next",
                        "{tag} OK [READ-ONLY] opened");
    }

    static ImapConnection open(ScriptedServer server) throws MailFailureException {
        return open(server, Login.password("info", "geheim"), Duration.ofSeconds(20));
    }

    static ImapConnection open(ScriptedServer server, Login login, Duration deadline) throws MailFailureException {
        ServerSettings settings = new ServerSettings(
                Protocol.IMAP, "127.0.0.1", server.port(), ConnectionSecurity.NONE, login, List.of());
        return new MailConnector(AllowedNetworks.parse("127.0.0.0/8"), WATCHDOG)
                .openImap(settings, deadline, StageListener.NONE);
    }

    /** Mails on whose From header the text stands. */
    static List<SearchCriterion> criteria(String from) {
        return List.of(new SearchCriterion(from, Optional.empty()));
    }

    /** What was fetched, if all of it was told. */
    static <T> Fetched<T> all(Fetched<T> fetched) throws MailFailureException {
        if (fetched.failure().isPresent()) {
            throw fetched.failure().get();
        }
        return fetched;
    }

    /** Those of the mails of which something was fetched, taken out in this order. */
    static <T> List<T> take(Fetched<T> fetched, List<Long> uids) {
        return uids.stream().flatMap(uid -> fetched.take(uid).stream()).toList();
    }

    /** What is done with a mailbox. */
    @FunctionalInterface
    interface Use {
        void of(Mailbox mailbox) throws MailFailureException;
    }

    /** The failure of opening INBOX and using it. */
    static MailFailure failure(ScriptedServer server, Duration deadline, Use use) {
        return Assertions.assertThrows(MailFailureException.class, () -> {
                    try (ImapConnection connection = open(server, Login.password("info", "geheim"), deadline)) {
                        use.of(connection.examine("INBOX"));
                    }
                })
                .failure();
    }
}
