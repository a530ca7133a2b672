package de.mat.mail;

/** The steps of a connection in the order in which they happen, as the dialog shows them. */
public enum Stage {
    /** The host name was resolved and its address may be used. */
    NAME,
    /** The TCP connection stands and, unless TLS comes first, the server greeted. */
    CONNECT,
    /** TLS stands (passed at once when none was asked for); a server that begins with TLS has greeted. */
    ENCRYPT,
    /** Signed in (passed at once when no login is needed). */
    LOGIN,
    /** SMTP: the server accepted the sender address. */
    SENDER,
    /** SMTP: the server took the message. */
    MESSAGE,
    /** IMAP: the mailbox was opened read-only. */
    MAILBOX
}
