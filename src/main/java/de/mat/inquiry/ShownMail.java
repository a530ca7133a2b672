package de.mat.inquiry;

import de.mat.mail.MailParts.Attachment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mail of an inquiry as its page shows it.
 *
 * @param number 0 is the mail that the inquiry was read from, 1 the first that was joined to it
 * @param message plain text
 * @param contents what it holds beside that; empty when the mail is gone
 */
public record ShownMail(
        int number, Instant received, String subject, String message, Optional<MailContents.Overview> contents) {

    /**
     * All of them, the oldest first.
     *
     * @param contents of those that are not gone
     */
    static List<ShownMail> of(Inquiry inquiry, List<JoinedMail> joined, Map<RawMail, MailContents.Overview> contents) {
        List<ShownMail> mails = new ArrayList<>();
        mails.add(new ShownMail(
                0,
                inquiry.getReceived(),
                inquiry.getSubject(),
                inquiry.getMessage(),
                Optional.ofNullable(contents.get(inquiry.getRawMail()))));
        for (JoinedMail mail : joined) {
            mails.add(new ShownMail(
                    mails.size(),
                    mail.getReceived(),
                    mail.getSubject(),
                    mail.getMessage(),
                    Optional.ofNullable(contents.get(mail.getRawMail()))));
        }
        return mails;
    }

    /** Whether the mail itself is still there. */
    public boolean kept() {
        return contents.isPresent();
    }

    /** Bytes of the mail; 0 when it is gone. */
    public int size() {
        return contents.map(MailContents.Overview::size).orElse(0);
    }

    /** Whether it has an HTML form. */
    public boolean html() {
        return contents.filter(MailContents.Overview::html).isPresent();
    }

    /** The files that came with it. */
    public List<Attachment> attachments() {
        return contents.map(MailContents.Overview::attachments).orElse(List.of());
    }
}
