package de.mat.mail;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.UID;

/**
 * One UID FETCH of several mails. What comes back is checked mail by mail: replies about others are ignored, incomplete ones count for
 * nothing, and of a mail that the server tells in two ways nothing is believed.
 */
final class MailboxFetch<T> {

    private final Function<FetchResponse, Optional<T>> reader;
    private final BiPredicate<T, T> same;
    private final Set<Long> asked;
    private final Map<Long, T> found = new HashMap<>();
    private final Set<Long> contradictory = new HashSet<>();

    /**
     * @param reader what a reply tells; empty when it does not tell enough
     * @param same whether two replies say the same
     */
    MailboxFetch(List<Long> uids, Function<FetchResponse, Optional<T>> reader, BiPredicate<T, T> same) {
        this.asked = Set.copyOf(uids);
        this.reader = reader;
        this.same = same;
    }

    Fetched<T> run(ImapDialogue dialogue, String items) {
        if (asked.isEmpty()) {
            return Fetched.all(Map.of());
        }
        String set = asked.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
        Argument arguments = new Argument().writeAtom("FETCH").writeAtom(set).writeAtom("(UID " + items + ")");
        try {
            dialogue.command(Stage.MAILBOX, "UID", arguments, ImapReply::readRefusal, this::read);
            return Fetched.all(found());
        } catch (MailFailureException e) {
            return Fetched.until(e, found());
        }
    }

    private Map<Long, T> found() {
        found.keySet().removeAll(contradictory);
        return found;
    }

    private void read(Response reply) {
        if (reply instanceof FetchResponse fetched && asked.contains(uidOf(fetched))) {
            reader.apply(fetched).ifPresent(told -> keep(uidOf(fetched), told));
        }
    }

    private void keep(long uid, T told) {
        T earlier = found.putIfAbsent(uid, told);
        if (earlier != null && !same.test(earlier, told)) {
            contradictory.add(uid);
        }
    }

    static long uidOf(FetchResponse reply) {
        UID uid = reply.getItem(UID.class);
        return uid == null ? 0 : uid.uid;
    }
}
