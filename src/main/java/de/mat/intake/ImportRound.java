package de.mat.intake;

import de.mat.inquiry.InquiryType;
import de.mat.inquiry.NewInquiry;
import de.mat.mail.Envelope;
import de.mat.mail.MailFailure;
import de.mat.mail.MailFailureException;
import de.mat.mail.MailFormatException;
import de.mat.mail.MailReader;
import de.mat.mail.Mailbox;
import de.mat.mail.ReceivedMail;
import de.mat.mail.SenderAuthentication;
import de.mat.platform.PlatformReader;
import de.mat.platform.RecognisedInquiry;
import de.mat.platform.Sender;
import de.mat.platform.Senders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One pass over an open mailbox: the server names candidates beyond the position, the envelopes tell exactly who sent them, and only
 * then bodies are fetched. What is done with one mail never depends on another one; the position moves at the end only.
 */
final class ImportRound {

    private static final Logger LOGGER = Logger.getLogger(ImportRound.class.getName());

    /** Envelopes asked for at once: bounds the memory, whatever the size of the mailbox. */
    private static final int CHUNK = 200;

    private final Mailbox mailbox;
    private final MailboxPosition position;
    private final IntakeService intake;
    private final Senders senders;
    private final long maxSize;
    private final ImportCount count;
    private final BooleanSupplier mayGoOn;

    /** The lowest UID that could not be processed; the position stays before it. */
    private long lowestLeft = Long.MAX_VALUE;

    /**
     * @param maxSize bytes of the largest mail that is fetched
     * @param mayGoOn asked before each mail is fetched and before it is stored; false ends the round
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
    }

    /**
     * Processes what is new.
     *
     * @return false if it was told to end before it was through
     * @throws MailFailureException if the server failed; what was processed before stays processed
     */
    boolean run() throws MailFailureException {
        SortedSet<Long> candidates = candidates();
        List<Long> unsettled = candidates.isEmpty() ? List.of() : intake.unsettled(position.getId(), candidates);
        for (int from = 0; from < unsettled.size(); from += CHUNK) {
            if (!process(unsettled.subList(from, Math.min(unsettled.size(), from + CHUNK)))) {
                return false;
            }
        }
        advance(candidates);
        return true;
    }

    private SortedSet<Long> candidates() throws MailFailureException {
        SortedSet<Long> candidates = new TreeSet<>();
        for (Sender sender : senders.all()) {
            candidates.addAll(
                    mailbox.search(position.getLastUid() + 1, sender.pattern().searchText()));
        }
        // A search from n on always names the last mail too, even when its UID is below n (RFC 9051, 6.4.4).
        candidates.removeIf(uid -> uid <= position.getLastUid());
        return candidates;
    }

    private boolean process(List<Long> uids) throws MailFailureException {
        Map<Long, Envelope> envelopes = new HashMap<>();
        mailbox.envelopes(uids).forEach(envelope -> envelopes.put(envelope.uid(), envelope));
        List<Envelope> wanted = sort(uids, envelopes);
        count.found(wanted.size());
        for (Envelope envelope : wanted) {
            if (!mayGoOn.getAsBoolean() || !importMail(envelope)) {
                return false;
            }
        }
        return true;
    }

    /** Settles what is not to be imported, returns the rest in the given order. */
    private List<Envelope> sort(List<Long> uids, Map<Long, Envelope> envelopes) {
        List<Envelope> wanted = new ArrayList<>();
        List<Long> notForUs = new ArrayList<>();
        List<Long> tooOld = new ArrayList<>();
        for (long uid : uids) {
            Envelope envelope = envelopes.get(uid);
            if (envelope == null) {
                lowestLeft = Math.min(lowestLeft, uid); // as when a body is not there
            } else if (senders.of(envelope.from(), envelope.subject()).isEmpty()) {
                notForUs.add(uid);
            } else if (isTooOld(envelope)) {
                tooOld.add(uid);
            } else {
                wanted.add(envelope);
            }
        }
        if (!notForUs.isEmpty()) {
            intake.leaveAlone(position.getId(), notForUs, LedgerState.NOT_FOR_US);
        }
        if (!tooOld.isEmpty()) {
            intake.leaveAlone(position.getId(), tooOld, LedgerState.TOO_OLD);
        }
        return wanted;
    }

    private boolean isTooOld(Envelope envelope) {
        Instant received = envelope.received();
        return received != null && received.isBefore(position.getImportFrom());
    }

    /** Returns false if it was told to end. */
    private boolean importMail(Envelope envelope) throws MailFailureException {
        if (envelope.size() > maxSize) {
            fail(envelope.uid(), MailProblem.TOO_LARGE, Optional.empty());
            return true;
        }
        Optional<byte[]> fetched = fetch(envelope.uid());
        if (fetched.isEmpty()) {
            // Removed meanwhile, or the server left it out: the next round will tell.
            lowestLeft = Math.min(lowestLeft, envelope.uid());
            return true;
        }
        byte[] raw = fetched.get();
        Optional<List<NewInquiry>> inquiries = read(envelope, raw);
        if (inquiries.isEmpty()) {
            fail(envelope.uid(), MailProblem.UNREADABLE, Optional.of(raw));
            return true;
        }
        if (!mayGoOn.getAsBoolean()) {
            return false;
        }
        store(new ImportedMail(envelope.uid(), raw, ContentIdentity.of(raw), inquiries.get()));
        return true;
    }

    private Optional<byte[]> fetch(long uid) throws MailFailureException {
        try {
            return mailbox.fetch(uid);
        } catch (MailFailureException e) {
            if (e.failure().cause() != MailFailure.Cause.ABORTED) {
                intake.fail(position.getId(), uid, MailProblem.NOT_FETCHED, Optional.empty());
            }
            throw e;
        }
    }

    private Optional<List<NewInquiry>> read(Envelope envelope, byte[] raw) {
        Sender sender = senders.of(envelope.from(), envelope.subject()).orElseThrow();
        try {
            ReceivedMail mail = MailReader.read(raw);
            return Optional.of(PlatformReader.read(sender, mail).stream()
                    .map(recognised -> inquiry(sender, envelope, mail, recognised))
                    .toList());
        } catch (MailFormatException e) {
            LOGGER.log(Level.INFO, "Mail {0} cannot be read", Long.toString(envelope.uid()));
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError e) {
            // Strangers write these mails: a defect of ours that one of them finds must not stop the others.
            LOGGER.log(Level.WARNING, "Mail " + envelope.uid() + " defeats the reader", e);
            return Optional.empty();
        }
    }

    private void store(ImportedMail mail) {
        try {
            if (intake.importMail(position.getId(), mail) == LedgerState.IMPORTED) {
                count.oneImported();
            }
        } catch (RuntimeException e) {
            if (intake.unsettled(position.getId(), new TreeSet<>(List.of(mail.uid())))
                    .isEmpty()) {
                return; // another node was faster
            }
            LOGGER.log(Level.WARNING, "Mail " + mail.uid() + " cannot be stored", e);
            fail(mail.uid(), MailProblem.NOT_STORED, Optional.of(mail.raw()));
        }
    }

    private void fail(long uid, MailProblem problem, Optional<byte[]> raw) {
        if (intake.fail(position.getId(), uid, problem, raw) == LedgerState.QUARANTINED) {
            count.oneQuarantined();
        }
    }

    /** Everything that was there when the mailbox was opened is done with. */
    private void advance(SortedSet<Long> candidates) throws MailFailureException {
        long seen = mailbox.uidNext() > 0
                ? mailbox.uidNext() - 1
                : candidates.isEmpty() ? position.getLastUid() : candidates.last();
        long done = Math.min(seen, lowestLeft - 1);
        if (done > position.getLastUid()) {
            intake.advance(position.getId(), done);
        }
    }

    private static NewInquiry inquiry(
            Sender sender, Envelope envelope, ReceivedMail mail, RecognisedInquiry recognised) {
        return new NewInquiry(
                sender.platform().code(),
                type(recognised.type()),
                recognised.externalNumber(),
                envelope.received(),
                mail.subject(),
                recognised.company(),
                recognised.person(),
                recognised.place(),
                recognised.country(),
                recognised.phones(),
                recognised.answerAddress(),
                recognised.category(),
                recognised.machine(),
                recognised.language(),
                mail.messageId(),
                recognised.message(),
                recognised.further(),
                recognised.complete(),
                SenderAuthentication.confirms(mail));
    }

    private static InquiryType type(RecognisedInquiry.Type type) {
        return switch (type) {
            case PRODUCT_INQUIRY -> InquiryType.PRODUCT_INQUIRY;
            case WANTED_AD -> InquiryType.WANTED_AD;
        };
    }
}
