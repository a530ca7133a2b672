package de.mat.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.TreeSet;
import java.util.function.Function;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/** One UID SEARCH (RFC 9051, 6.4.4) for mails beyond a position that fit any of several criteria. */
final class MailboxSearch {

    private static final long LARGEST_UID = 0xffffffffL;

    private record Key(String name, String text) {}

    private final ImapDialogue dialogue;
    private final long fromUid;
    private final Set<Long> found = new TreeSet<>();

    MailboxSearch(ImapDialogue dialogue, long fromUid) {
        this.dialogue = dialogue;
        this.fromUid = fromUid;
    }

    /** The UIDs that the server finds, in ascending order. */
    List<Long> run(List<SearchCriterion> criteria) throws MailFailureException {
        boolean ascii = criteria.stream().allMatch(SearchCriterion::isAscii);
        Response answer = ask(ascii ? "SEARCH" : "SEARCH CHARSET UTF-8", criteria);
        if (!ascii && !answer.isOK()) {
            // a server that knows no UTF-8 says so by NO [BADCHARSET], an old one by BAD; the subject is tested again
            // anyway
            found.clear();
            answer = ask(
                    "SEARCH",
                    criteria.stream()
                            .map(one -> one.isAscii() ? one : one.withoutSubject())
                            .toList());
        }
        dialogue.judge(Stage.MAILBOX, answer, ImapReply::readRefusal);
        // "n:*" names the last mail even when it is older than n (RFC 9051, 6.4.4)
        return found.stream()
                .filter(uid -> uid >= fromUid && uid <= LARGEST_UID)
                .toList();
    }

    /**
     * Any sender, and any of the subjects unless the sender needs none: with several subjects that is a few candidates too many. Without
     * parentheses, which some servers take for a text.
     */
    private Response ask(String command, List<SearchCriterion> criteria) throws MailFailureException {
        Argument arguments = new Argument().writeAtom(command).writeAtom("UID").writeAtom(fromUid + ":*");
        writeAny(arguments, keys(criteria, MailboxSearch::from));
        if (criteria.stream().anyMatch(one -> one.subject().isPresent())) {
            writeAny(
                    arguments,
                    keys(
                            criteria,
                            one -> one.subject()
                                    .map(text -> new Key("SUBJECT", text))
                                    .orElseGet(() -> from(one))));
        }
        return dialogue.ask(Stage.MAILBOX, "UID", arguments, this::read);
    }

    private static List<Key> keys(List<SearchCriterion> criteria, Function<SearchCriterion, Key> key) {
        return criteria.stream().map(key).distinct().toList();
    }

    /** Some servers compare FROM alone with the whole address. */
    private static Key from(SearchCriterion criterion) {
        return new Key("HEADER FROM", criterion.from());
    }

    /** OR takes two keys: halves keep the depth small. */
    private static void writeAny(Argument arguments, List<Key> keys) {
        int half = keys.size() / 2;
        if (half == 0) {
            arguments.writeAtom(keys.get(0).name()).writeString(keys.get(0).text(), StandardCharsets.UTF_8);
            return;
        }
        arguments.writeAtom("OR");
        writeAny(arguments, keys.subList(0, half));
        writeAny(arguments, keys.subList(half, keys.size()));
    }

    /** Whatever is no list of numbers fails the search as a whole: a mail that was missed here would be missed for good. */
    private void read(Response reply) {
        if (reply instanceof IMAPResponse search && search.keyEquals("SEARCH")) {
            StringTokenizer uids = new StringTokenizer(search.getRest());
            while (uids.hasMoreTokens()) {
                found.add(Long.parseUnsignedLong(uids.nextToken()));
            }
        }
    }
}
