package de.mat.mail;

/**
 * A message was not built because one of its headers would have held more than its value: a line break, a second address, an
 * endless line. Bean Validation keeps such values out at the pages, so this is a defect of ours or an attack, not a user's mistake.
 */
public class UnsafeMailException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Which part of {@link OutgoingMail} was refused. */
    public enum Field {
        SENDER_NAME,
        SENDER_ADDRESS,
        REPLY_TO,
        RECIPIENT,
        SUBJECT,
        MESSAGE_ID,
        ATTACHMENT,
        UNSUBSCRIBE
    }

    private final Field field;

    UnsafeMailException(Field field) {
        super("not fit for a mail header: " + field);
        this.field = field;
    }

    public Field field() {
        return field;
    }
}
