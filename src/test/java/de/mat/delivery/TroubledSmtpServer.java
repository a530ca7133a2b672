package de.mat.delivery;

import de.mat.testing.ScriptedConnection;
import de.mat.testing.ScriptedServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An SMTP server that takes every message, until a test says what it does instead: asked before each of its answers.
 */
public final class TroubledSmtpServer implements AutoCloseable {

    /** What the server is about to answer. */
    public enum Step {
        GREETING,
        HELLO,
        LOGIN,
        MAIL,
        RCPT,
        DATA,
        MESSAGE,
        RSET
    }

    /** What the server does in place of its answer. */
    @FunctionalInterface
    public interface Trouble {

        /**
         * @param about the line that is answered; of a message its recipient
         * @return whether that was the answer
         */
        boolean happen(Step step, String about, ScriptedConnection connection) throws Exception;
    }

    private final ScriptedServer server =
            ScriptedServer.script().then(this::serve).start();
    private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
    private volatile Trouble trouble = (step, about, connection) -> false;

    public void trouble(Trouble happening) {
        trouble = happening;
    }

    /** The server says this whenever it comes to the step. */
    public void says(Step when, String reply) {
        trouble((step, about, connection) -> {
            if (step == when) {
                connection.send(reply + "\r\n");
            }
            return step == when;
        });
    }

    /** The connection ends without an answer whenever it comes to the step. */
    public void drops(Step when) {
        trouble((step, about, connection) -> {
            if (step == when) {
                throw new java.io.IOException("dropped");
            }
            return false;
        });
    }

    public void recovers() {
        trouble((step, about, connection) -> false);
    }

    public int port() {
        return server.port();
    }

    public int connections() {
        return server.connections();
    }

    public List<String> commands(String word) {
        return server.commands(word);
    }

    /** The recipients of all messages that came to their end, in order, whatever was answered then. */
    public List<String> taken() {
        return List.copyOf(taken);
    }

    /** All that was received. */
    public String received() {
        return server.received();
    }

    private void serve(ScriptedConnection connection) throws Exception {
        String recipient = "";
        answer(Step.GREETING, "", connection, "220 ready");
        while (true) {
            String line = connection.hear();
            String command = line.split(" ", 2)[0];
            switch (command) {
                case "EHLO" -> answer(Step.HELLO, line, connection, "250-here\r\n250 AUTH PLAIN LOGIN");
                case "AUTH" -> answer(Step.LOGIN, line, connection, "235 2.7.0 welcome");
                case "MAIL" -> answer(Step.MAIL, line, connection, "250 2.1.0 ok");
                case "RCPT" -> {
                    recipient = line.replaceAll(".*<(.*)>.*", "$1");
                    answer(Step.RCPT, line, connection, "250 2.1.5 ok");
                }
                case "DATA" -> {
                    if (answer(Step.DATA, line, connection, "354 go")) {
                        takeMessage(connection, recipient);
                    }
                }
                case "RSET" -> answer(Step.RSET, line, connection, "250 2.0.0 ok");
                case "QUIT" -> {
                    connection.send("221 bye\r\n");
                    return;
                }
                default -> connection.send("250 2.0.0 ok\r\n");
            }
        }
    }

    private void takeMessage(ScriptedConnection connection, String recipient) throws Exception {
        String line;
        do {
            line = connection.hear();
        } while (!line.equals("."));
        taken.add(recipient);
        answer(Step.MESSAGE, recipient, connection, "250 2.0.0 queued");
    }

    /** Returns whether the server answered as it should. */
    private boolean answer(Step step, String about, ScriptedConnection connection, String reply) throws Exception {
        if (trouble.happen(step, about, connection)) {
            return false;
        }
        connection.send(reply + "\r\n");
        return true;
    }

    @Override
    public void close() {
        server.close();
    }
}
