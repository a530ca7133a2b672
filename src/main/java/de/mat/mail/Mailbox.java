package de.mat.mail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.ENVELOPE;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;

/**
 * A mailbox that was opened read-only (EXAMINE). Nothing here can change a flag: searches, envelopes and BODY.PEEK are all it does.
 * What a server leaves out of its replies is absent from the result, never guessed.
 */
public final class Mailbox {

    /** Largest mail that is fetched, in bytes. */
    public static final int LARGEST_MAIL = 25 * 1024 * 1024;

    private static final int ENVELOPES_AT_ONCE = 100;
    private static final long LARGEST_UID = 0xffffffffL;

    private final ImapDialogue dialogue;
    private final long uidValidity;
    private final long uidNext;

    Mailbox(ImapDialogue dialogue, long uidValidity, long uidNext) {
        this.dialogue = dialogue;
        this.uidValidity = uidValidity;
        this.uidNext = uidNext;
    }

    /** The generation of the mailbox: with another value all UIDs are other mails (RFC 9051, 2.3.1.1). */
    public long uidValidity() {
        return uidValidity;
    }

    /** No mail that is there now has this UID or a larger one; 0 when the server did not tell. */
    public long uidNext() {
        return uidNext;
    }

    /**
     * The mails from {@code fromUid} on whose From header contains the text, in ascending order. Candidates only: the search is the
     * server's, a substring test that sees display names too.
     *
     * @param fromSubstring ASCII without control characters
     */
    public List<Long> search(long fromUid, String fromSubstring) throws MailFailureException {
        if (!fromSubstring.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("not plain ASCII");
        }
        Argument arguments = new Argument()
                .writeAtom("SEARCH")
                .writeAtom("UID")
                .writeAtom(fromUid + ":*")
                .writeAtom("HEADER FROM") // some servers compare FROM alone with the whole address
                .writeString(fromSubstring);
        Set<Long> found = new TreeSet<>();
        for (Response reply : dialogue.command(Stage.MAILBOX, "UID", arguments, ImapReply::readRefusal)) {
            if (reply instanceof IMAPResponse search && search.keyEquals("SEARCH")) {
                readNumbers(search, found);
            }
        }
        // "n:*" names the last mail even when it is older than n (RFC 9051, 6.4.4)
        return found.stream()
                .filter(uid -> uid >= fromUid && uid <= LARGEST_UID)
                .toList();
    }

    /** The envelopes of these mails, in their order; a mail that is gone, or that the server does not tell in full, is left out. */
    public List<Envelope> envelopes(List<Long> uids) throws MailFailureException {
        List<Envelope> envelopes = new ArrayList<>();
        for (int from = 0; from < uids.size(); from += ENVELOPES_AT_ONCE) {
            envelopes.addAll(someEnvelopes(uids.subList(from, Math.min(uids.size(), from + ENVELOPES_AT_ONCE))));
        }
        return envelopes;
    }

    /** The whole mail as it is, without marking it as read; empty when it is no longer there. */
    public Optional<byte[]> fetch(long uid) throws MailFailureException {
        List<byte[]> bodies = new ArrayList<>();
        for (FetchResponse reply : fetch(String.valueOf(uid), "BODY.PEEK[]")) {
            BODY body = reply.getItem(BODY.class);
            if (uidOf(reply) == uid && body != null && isWhole(body)) {
                bodies.add(bytes(body.getByteArray()));
            }
        }
        boolean contradictory = bodies.stream().anyMatch(body -> !Arrays.equals(body, bodies.get(0)));
        return contradictory ? Optional.empty() : bodies.stream().findFirst();
    }

    private Collection<Envelope> someEnvelopes(List<Long> uids) throws MailFailureException {
        Map<Long, Envelope> found = new LinkedHashMap<>();
        uids.forEach(uid -> found.put(uid, null));
        Set<Long> contradictory = new HashSet<>();
        String set = uids.stream().map(String::valueOf).collect(Collectors.joining(","));
        for (FetchResponse reply : fetch(set, "ENVELOPE INTERNALDATE RFC822.SIZE")) {
            envelope(reply)
                    .filter(envelope -> found.containsKey(envelope.uid()))
                    .ifPresent(envelope -> {
                        Envelope earlier = found.put(envelope.uid(), envelope);
                        if (earlier != null && !earlier.equals(envelope)) {
                            contradictory.add(envelope.uid());
                        }
                    });
        }
        found.keySet().removeAll(contradictory);
        return found.values().stream().filter(envelope -> envelope != null).toList();
    }

    private List<FetchResponse> fetch(String set, String items) throws MailFailureException {
        Argument arguments = new Argument().writeAtom("FETCH").writeAtom(set).writeAtom("(UID " + items + ")");
        List<FetchResponse> replies = new ArrayList<>();
        for (Response reply : dialogue.command(Stage.MAILBOX, "UID", arguments, ImapReply::readRefusal)) {
            if (reply instanceof FetchResponse fetched) {
                replies.add(fetched);
            }
        }
        return replies;
    }

    private static Optional<Envelope> envelope(FetchResponse reply) {
        ENVELOPE envelope = reply.getItem(ENVELOPE.class);
        INTERNALDATE received = reply.getItem(INTERNALDATE.class);
        RFC822SIZE size = reply.getItem(RFC822SIZE.class);
        if (envelope == null || received == null || received.getDate() == null || size == null || size.size < 0) {
            return Optional.empty();
        }
        return Optional.of(new Envelope(
                uidOf(reply),
                envelope.from == null ? List.of() : MailAddresses.exact(envelope.from),
                Optional.ofNullable(envelope.subject).map(HeaderText::decode),
                received.getDate().toInstant(),
                size.size));
    }

    private static long uidOf(FetchResponse reply) {
        UID uid = reply.getItem(UID.class);
        return uid == null ? 0 : uid.uid;
    }

    private static boolean isWhole(BODY body) {
        return body.getSection().isEmpty() && body.getOrigin() < 0 && body.getByteArray() != null;
    }

    private static byte[] bytes(ByteArray array) {
        return Arrays.copyOfRange(array.getBytes(), array.getStart(), array.getStart() + array.getCount());
    }

    private static void readNumbers(IMAPResponse search, Set<Long> numbers) {
        for (long number = search.readLong(); number != -1; number = search.readLong()) {
            numbers.add(number);
        }
    }
}
