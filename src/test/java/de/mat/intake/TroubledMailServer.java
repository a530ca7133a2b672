package de.mat.intake;

import de.mat.testing.ScriptedConnection;
import de.mat.testing.ScriptedServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A scripted IMAP server with a few mails that answers as it should, until it comes to the mail in trouble: there a test says what
 * it does. It goes on with the next mail when it has not ended the connection meanwhile.
 */
final class TroubledMailServer implements AutoCloseable {

    /** What the server is asked when the trouble comes. */
    enum Question {
        SEARCH,
        ENVELOPE,
        BODY
    }

    /** What the server does in place of its answer about the mail in trouble, or of the whole search. */
    @FunctionalInterface
    interface Trouble {
        void happen(ScriptedConnection connection, String tag) throws Exception;
    }

    /** Each mail of the platform is another buyer's. */
    private record Mail(String subject, boolean ofPlatform) {

        String sender() {
            return ofPlatform ? "buyer-" + Integer.toHexString(subject.hashCode()) : "petra";
        }

        String domain() {
            return ofPlatform ? "channel.machineseeker.com" : "example.org";
        }

        String raw() {
            return "From: Ana <" + sender() + "@" + domain() + ">\r\nSubject: " + subject
                    + "\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\n\r\nGuten Tag\r\n";
        }

        String envelope() {
            String address = "((\"Ana\" NIL \"" + sender() + "\" \"" + domain() + "\"))";
            return "INTERNALDATE \"23-Nov-2026 10:00:00 +0000\" RFC822.SIZE " + raw().length()
                    + " ENVELOPE (\"Mon, 23 Nov 2026 10:00:00 +0000\" \"" + subject + "\" " + address
                    + " NIL NIL NIL NIL NIL NIL NIL)";
        }
    }

    private final SortedMap<Long, Mail> mails = new TreeMap<>();
    private final Map<Question, Trouble> troubles = new ConcurrentHashMap<>();
    private final ScriptedServer server;
    private final long troubled;
    private long uidNext = 1;

    /** @param troubled the UID of the mail in trouble */
    TroubledMailServer(long troubled) {
        this.troubled = troubled;
        server = ScriptedServer.script().then(this::serve).start();
    }

    /** Puts a mail with the next UID into the mailbox. */
    synchronized void deliver(String subject, boolean ofPlatform) {
        mails.put(uidNext, new Mail(subject, ofPlatform));
        uidNext++;
    }

    synchronized void remove(long uid) {
        mails.remove(uid);
    }

    void trouble(Question question, Trouble trouble) {
        troubles.put(question, trouble);
    }

    void recover() {
        troubles.clear();
    }

    int port() {
        return server.port();
    }

    /** How many connections are still open on the client's side. */
    long openConnections() {
        return server.openConnections();
    }

    /** How often this mail's body was asked for. */
    long bodiesAsked(long uid) {
        return server.commands("UID FETCH").stream()
                .filter(command -> command.contains("BODY.PEEK[]"))
                .filter(command -> uids(command).contains(uid))
                .count();
    }

    private void serve(ScriptedConnection connection) throws Exception {
        connection.send("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready\r\n");
        while (true) {
            String line = connection.hear();
            String tag = line.substring(0, line.indexOf(' '));
            String command = line.substring(line.indexOf(' ') + 1);
            if (command.equals("LOGOUT")) {
                return;
            }
            boolean trouble = answer(connection, tag, command);
            if (!trouble) {
                connection.send(tag + " OK done\r\n");
            }
        }
    }

    /** Returns whether the trouble is the whole answer. */
    private boolean answer(ScriptedConnection connection, String tag, String command) throws Exception {
        if (command.startsWith("EXAMINE")) {
            connection.send("* " + mails.size() + " EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\n* OK [UIDNEXT " + uidNext
                    + "] next\r\n");
        } else if (command.startsWith("UID SEARCH")) {
            if (troubles.containsKey(Question.SEARCH)) {
                troubles.get(Question.SEARCH).happen(connection, tag);
                return true;
            }
            connection.send(search(Long.parseLong(command.replaceAll("\\D*(\\d+):.*", "$1"))));
        } else if (command.startsWith("UID FETCH")) {
            Question question = command.contains("ENVELOPE") ? Question.ENVELOPE : Question.BODY;
            for (long uid : uids(command)) {
                fetch(connection, tag, uid, question);
            }
        }
        return false;
    }

    private synchronized String search(long from) {
        StringBuilder reply = new StringBuilder("* SEARCH");
        mails.forEach((uid, mail) -> reply.append(uid >= from && mail.ofPlatform ? " " + uid : ""));
        return reply + "\r\n";
    }

    private void fetch(ScriptedConnection connection, String tag, long uid, Question question) throws Exception {
        Optional<Trouble> trouble = Optional.ofNullable(troubles.get(question)).filter(t -> uid == troubled);
        if (trouble.isPresent()) {
            trouble.get().happen(connection, tag);
        } else {
            connection.send(reply(uid, question));
        }
    }

    /** The answer about this mail as it should be. */
    synchronized String reply(long uid, Question question) {
        Mail mail = mails.get(uid);
        if (mail == null) {
            return "";
        }
        String item = question == Question.ENVELOPE
                ? mail.envelope()
                : "BODY[] {" + mail.raw().length() + "}\r\n" + mail.raw();
        return "* " + uid + " FETCH (UID " + uid + " " + item + ")\r\n";
    }

    private static List<Long> uids(String command) {
        String set = command.replaceAll(".*UID FETCH ([\\d,]+) .*", "$1");
        return Stream.of(set.split(",")).map(Long::valueOf).toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
