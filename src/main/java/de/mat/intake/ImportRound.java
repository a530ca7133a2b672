package de.mat.intake;

import de.mat.mail.Envelope;
import de.mat.mail.Fetched;
import de.mat.mail.MailFailureException;
import de.mat.mail.Mailbox;
import de.mat.mail.SearchCriterion;
import de.mat.platform.Sender;
import de.mat.platform.Senders;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * One pass over an open mailbox: the server names candidates beyond the position, the envelopes tell exactly who sent them, and only
 * then bodies are fetched. Many at once, but what failed before goes alone and last: a mail that ends the connection each time holds
 * up nobody. The position moves at the end only.
 */
final class ImportRound {

    /** Envelopes asked for at once: bounds the memory, whatever the size of the mailbox. */
    private static final int CHUNK = 500;

    private final Mailbox mailbox;
    private final MailboxPosition position;
    private final IntakeService intake;
    private final Senders senders;
    private final long maxSize;
    private final ImportCount count;
    private final BooleanSupplier mayGoOn;
    private final MailIntake mails;

    /**
     * @param maxSize bytes of the largest mail that is fetched whole
     * @param mayGoOn asked before mails are fetched and before each is stored; false ends the round
     */
    ImportRound(
            Mailbox mailbox,
            MailboxPosition position,
            IntakeService intake,
            Senders senders,
            long maxSize,
            ImportCount count,
            BooleanSupplier mayGoOn) {
        this.mailbox = mailbox;
        this.position = position;
        this.intake = intake;
        this.senders = senders;
        this.maxSize = maxSize;
        this.count = count;
        this.mayGoOn = mayGoOn;
        this.mails = new MailIntake(position.getId(), intake, count, mayGoOn);
    }

    /**
     * Processes what is new.
     *
     * @return false if it was told to end before it was through
     * @throws MailFailureException if the server failed; what was processed before stays processed
     */
    boolean run() throws MailFailureException {
        if (mailbox.uidNext() > 0 && mailbox.uidNext() <= firstUid()) {
            return true;
        }
        SortedSet<Long> candidates = candidates();
        List<List<Long>> chunks = chunks(candidates);
        count.candidates(chunks.stream().mapToInt(List::size).sum());
        for (List<Long> chunk : chunks) {
            if (!process(chunk)) {
                return false;
            }
        }
        advance(candidates);
        return true;
    }

    private long firstUid() {
        return position.getLastUid() + 1;
    }

    private SortedSet<Long> candidates() throws MailFailureException {
        List<SearchCriterion> criteria =
                senders.all().stream().map(ImportRound::criterion).distinct().toList();
        count.searched(mailbox.countFrom(firstUid()));
        return new TreeSet<>(mailbox.search(firstUid(), criteria));
    }

    private static SearchCriterion criterion(Sender sender) {
        return new SearchCriterion(sender.pattern().searchText(), sender.subject());
    }

    /** New mails together, then those that failed before, one by one. */
    private List<List<Long>> chunks(SortedSet<Long> candidates) {
        List<Long> toRetry = intake.toRetry(position.getId());
        forgetTakenAway(toRetry, candidates);
        List<Long> fresh = new ArrayList<>(intake.unsettled(position.getId(), candidates));
        List<List<Long>> chunks = new ArrayList<>();
        Set<Long> failed = new HashSet<>(toRetry);
        List<Long> again = fresh.stream().filter(failed::contains).toList();
        fresh.removeIf(failed::contains);
        for (int from = 0; from < fresh.size(); from += CHUNK) {
            chunks.add(fresh.subList(from, Math.min(fresh.size(), from + CHUNK)));
        }
        again.forEach(uid -> chunks.add(List.of(uid)));
        return chunks;
    }

    /** A mail that failed and that the search no longer names will never succeed: without this it would hold the position for ever. */
    private void forgetTakenAway(List<Long> toRetry, SortedSet<Long> candidates) {
        List<Long> takenAway = toRetry.stream()
                .filter(uid -> uid >= firstUid() && !candidates.contains(uid))
                .toList();
        leaveAlone(takenAway, LedgerState.TAKEN_AWAY);
    }

    private boolean process(List<Long> uids) throws MailFailureException {
        count.envelopes(uids.size());
        Fetched<Envelope> envelopes = mailbox.envelopes(uids);
        List<PlatformMail> wanted = sort(uids, envelopes);
        if (envelopes.failure().isPresent()) {
            throw envelopes.failure().get();
        }
        count.found(wanted.size());
        count.done(uids.size() - wanted.size());
        for (List<PlatformMail> batch : MailBatches.of(wanted, maxSize)) {
            if (!mayGoOn.getAsBoolean() || !importAll(batch)) {
                return false;
            }
        }
        return true;
    }

    /** Returns false if it was told to end. */
    private boolean importAll(List<PlatformMail> batch) throws MailFailureException {
        count.bodies(batch.size());
        PlatformMail first = batch.get(0);
        return first.envelope().size() > maxSize
                ? mails.importAll(batch, mailbox.fetchHeaders(first.uid()), PlatformMail::readHeaders)
                : mails.importAll(
                        batch,
                        mailbox.fetch(batch.stream().map(PlatformMail::uid).toList()),
                        PlatformMail::read);
    }

    /** Settles what is not to be imported, returns the rest in the given order. */
    private List<PlatformMail> sort(List<Long> uids, Fetched<Envelope> envelopes) {
        List<PlatformMail> wanted = new ArrayList<>();
        List<Long> notForUs = new ArrayList<>();
        List<Long> tooOld = new ArrayList<>();
        for (long uid : uids) {
            Optional<Envelope> told = envelopes.take(uid);
            if (told.isEmpty()) {
                mails.notFetched(FailedMail.of(uid, MailProblem.NOT_FETCHED), envelopes);
                continue;
            }
            Envelope envelope = told.get();
            Optional<Sender> sender = senders.of(envelope.from(), envelope.subject());
            if (sender.isEmpty()) {
                notForUs.add(uid);
            } else if (envelope.received().isBefore(position.getImportFrom())) {
                tooOld.add(uid);
            } else {
                wanted.add(new PlatformMail(sender.get(), envelope));
            }
        }
        leaveAlone(notForUs, LedgerState.NOT_FOR_US);
        leaveAlone(tooOld, LedgerState.TOO_OLD);
        return wanted;
    }

    private void leaveAlone(List<Long> uids, LedgerState why) {
        if (!uids.isEmpty()) {
            intake.leaveAlone(position.getId(), uids, why);
        }
    }

    /** Everything that was there when the mailbox was opened is done with. */
    private void advance(SortedSet<Long> candidates) {
        long seen = mailbox.uidNext() > 0
                ? mailbox.uidNext() - 1
                : candidates.isEmpty() ? position.getLastUid() : candidates.last();
        long done = Math.min(seen, mails.lowestLeft() - 1);
        if (done > position.getLastUid()) {
            intake.advance(position, done);
        }
    }
}
