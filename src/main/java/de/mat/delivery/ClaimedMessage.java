package de.mat.delivery;

import de.mat.account.AccountDetails;
import de.mat.html.FormattedText;
import de.mat.mail.OutgoingMail;
import java.time.Instant;

/**
 * An answer or notification that a sender is at.
 *
 * @param claim of the sender; whoever writes about the message names it
 * @param written its date
 */
record ClaimedMessage(long id, String claim, OutgoingMessage message, String messageId, Instant written)
        implements Claimed {

    @Override
    public String source() {
        return message.source();
    }

    /** The mail exactly as it goes out, with the account's sender and signature as they are now. */
    OutgoingMail from(AccountDetails account) {
        FormattedText body = message.body().signedWith(account.signature());
        return new OutgoingMail(
                account.getSenderName(),
                account.getSenderAddress(),
                message.replyTo(),
                message.recipient(),
                message.subject(),
                body.text(),
                body.html(),
                messageId,
                written,
                message.thread(),
                message.attachments());
    }
}
