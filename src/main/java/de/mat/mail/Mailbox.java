package de.mat.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.ENVELOPE;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;

/**
 * A mailbox that was opened read-only (EXAMINE). Nothing here can change a flag: searches, envelopes and BODY.PEEK are all it does.
 * What a server leaves out of its replies is absent from the result, never guessed.
 */
public final class Mailbox {

    /** Largest mail that is fetched, in bytes. */
    public static final int LARGEST_MAIL = 25 * 1024 * 1024;

    /** More than what {@link MailReader} reads of them. */
    private static final int LARGEST_HEADERS = 1024 * 1024;

    /** Criteria in one search: servers end a connection whose lines are too long. */
    private static final int MOST_CRITERIA = 50;

    private final ImapDialogue dialogue;
    private final long uidValidity;
    private final long uidNext;
    private final int size;

    Mailbox(ImapDialogue dialogue, MailboxInfo opened) {
        this.dialogue = dialogue;
        this.uidValidity = opened.uidvalidity;
        this.uidNext = Math.max(0, opened.uidnext);
        this.size = Math.max(0, opened.total);
    }

    /** The generation of the mailbox: with another value all UIDs are other mails (RFC 9051, 2.3.1.1). */
    public long uidValidity() {
        return uidValidity;
    }

    /** No mail that was there when the mailbox was opened has this UID or a larger one; 0 when the server did not tell. */
    public long uidNext() {
        return uidNext;
    }

    /** At most so many mails were there from this UID on; exact from the first UID on. */
    public int countFrom(long fromUid) {
        return uidNext == 0 ? size : (int) Math.min(size, Math.max(0, uidNext - fromUid));
    }

    /**
     * The mails from {@code fromUid} on that fit any of the criteria, in ascending order: candidates, found by the server. No
     * criteria, no mails.
     */
    public List<Long> search(long fromUid, List<SearchCriterion> criteria) throws MailFailureException {
        Set<Long> found = new TreeSet<>();
        for (int from = 0; from < criteria.size(); from += MOST_CRITERIA) {
            found.addAll(new MailboxSearch(dialogue, fromUid)
                    .run(criteria.subList(from, Math.min(criteria.size(), from + MOST_CRITERIA))));
        }
        return List.copyOf(found);
    }

    /** The envelopes of these mails, in one round trip: a few hundred are a good number. */
    public Fetched<Envelope> envelopes(List<Long> uids) {
        return new MailboxFetch<>(uids, Mailbox::envelope, Envelope::equals)
                .run(dialogue, "ENVELOPE INTERNALDATE RFC822.SIZE");
    }

    /** The whole mails as they are, without marking them as read, in one round trip: all are in memory together. */
    public Fetched<byte[]> fetch(List<Long> uids) {
        return new MailboxFetch<>(uids, reply -> body(reply, ""), Arrays::equals).run(dialogue, "BODY.PEEK[]");
    }

    /** The mail's headers alone, at most the first megabyte of them. */
    public Fetched<byte[]> fetchHeaders(long uid) {
        return new MailboxFetch<>(List.of(uid), reply -> body(reply, "HEADER"), Arrays::equals)
                .run(dialogue, "BODY.PEEK[HEADER]<0." + LARGEST_HEADERS + ">");
    }

    private static Optional<Envelope> envelope(FetchResponse reply) {
        ENVELOPE envelope = reply.getItem(ENVELOPE.class);
        INTERNALDATE received = reply.getItem(INTERNALDATE.class);
        RFC822SIZE size = reply.getItem(RFC822SIZE.class);
        if (envelope == null || received == null || received.getDate() == null || size == null || size.size < 0) {
            return Optional.empty();
        }
        return Optional.of(new Envelope(
                MailboxFetch.uidOf(reply),
                envelope.from == null ? List.of() : MailAddresses.exact(envelope.from),
                Optional.ofNullable(envelope.subject).map(HeaderText::decode),
                received.getDate().toInstant(),
                size.size));
    }

    /** The section from its first byte on; an empty one is none, since every mail has headers. */
    private static Optional<byte[]> body(FetchResponse reply, String section) {
        return Optional.ofNullable(reply.getItem(BODY.class))
                .filter(body -> body.getSection().equalsIgnoreCase(section))
                .filter(body -> section.isEmpty() ? body.getOrigin() < 0 : body.getOrigin() == 0)
                .map(BODY::getByteArray)
                .filter(bytes -> bytes.getCount() > 0)
                .map(Mailbox::copy);
    }

    /** The library's array is that of the whole reply. */
    private static byte[] copy(ByteArray bytes) {
        return Arrays.copyOfRange(bytes.getBytes(), bytes.getStart(), bytes.getStart() + bytes.getCount());
    }
}
