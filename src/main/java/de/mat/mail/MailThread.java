package de.mat.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The conversation of a message (RFC 5322, 3.6.4): the Message-IDs of the mails before it, the oldest first; it answers the last one.
 * Senders make ids as they like, so those that no header could carry are left out, and of a long conversation the middle.
 */
public record MailThread(List<String> references) {

    /** The message answers nothing. */
    public static final MailThread NONE = new MailThread(List.of());

    /** The first one and the last ones: what readers of mail build their tree from. */
    private static final int MOST = 20;

    private static final int LONGEST = 500;

    private static final Pattern FIT = Pattern.compile("<[!-;=?-~]{1," + LONGEST + "}>");

    public MailThread {
        List<String> fit = references.stream()
                .filter(id -> FIT.matcher(id).matches())
                .distinct()
                .toList();
        if (fit.size() > MOST) {
            List<String> kept = new ArrayList<>(fit.subList(fit.size() - MOST + 1, fit.size()));
            kept.add(0, fit.get(0));
            fit = kept;
        }
        references = List.copyOf(fit);
    }

    /** A message that answers this one, which belongs to no longer conversation. */
    public static MailThread answering(String messageId) {
        return new MailThread(List.of(messageId));
    }

    public boolean isEmpty() {
        return references.isEmpty();
    }

    /** The id of the mail that is answered. */
    String inReplyTo() {
        return references.get(references.size() - 1);
    }
}
