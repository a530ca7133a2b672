package de.mat.mail;

/** The two protocols MAT speaks with a mail server. */
public enum Protocol {
    SMTP,
    IMAP
}
