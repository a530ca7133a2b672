package de.mat.intake;

import de.mat.inquiry.InquiryService;
import de.mat.inquiry.NewInquiry;
import de.mat.inquiry.RawMail;
import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * Keeps the books of the import: positions and the ledger. Each method is one short transaction of its own, so that whatever happens
 * to one mail leaves the others alone.
 */
@Stateless
@RolesAllowed(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class IntakeService {

    /** UIDs in one query: no database minds so many parameters. */
    private static final int QUERY_SIZE = 500;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private InquiryService inquiries;

    @Inject
    private Clock clock;

    public IntakeService() {}

    IntakeService(EntityManager entityManager, InquiryService inquiries, Clock clock) {
        this.entityManager = entityManager;
        this.inquiries = inquiries;
        this.clock = clock;
    }

    /**
     * The position of this generation of a folder, a new one if need be.
     *
     * @param importFrom mails received before are left alone; when it is earlier than it was, those in between become candidates again
     */
    public MailboxPosition open(FolderGeneration generation, Instant importFrom) {
        List<MailboxPosition> generations = entityManager
                .createNamedQuery(MailboxPosition.OF_FOLDER, MailboxPosition.class)
                .setParameter("accountId", generation.accountId())
                .setParameter("host", generation.host())
                .setParameter("userName", generation.userName())
                .setParameter("folder", generation.folder())
                .getResultList();
        Optional<MailboxPosition> known = generations.stream()
                .filter(position -> position.isOf(generation))
                .findFirst();
        known.ifPresent(position -> importFrom(position, importFrom));
        return known.orElseGet(() -> begin(generation, generations, importFrom));
    }

    private void importFrom(MailboxPosition position, Instant importFrom) {
        if (position.importFrom(importFrom)) {
            entityManager
                    .createNamedQuery(LedgerEntry.FORGET_TOO_OLD)
                    .setParameter("position", position.getId())
                    .executeUpdate();
        }
    }

    private MailboxPosition begin(FolderGeneration generation, List<MailboxPosition> earlier, Instant importFrom) {
        MailboxPosition position = new MailboxPosition(generation, importFrom);
        if (!earlier.isEmpty()) {
            position.renumbered();
            close(earlier);
        }
        entityManager.persist(position);
        return position;
    }

    /** Under its old number no mail can be fetched any more. What is not known by its content comes again under its new one. */
    private void close(List<MailboxPosition> earlier) {
        entityManager
                .createNamedQuery(LedgerEntry.UNFETCHED, LedgerEntry.class)
                .setParameter(
                        "positions",
                        earlier.stream().map(MailboxPosition::getId).toList())
                .getResultList()
                .forEach(entry -> entry.leftAlone(LedgerState.TAKEN_AWAY, now()));
    }

    /**
     * Those of the mails that still want processing, in the order in which to do it: new ones first, then those that failed, the least
     * often first.
     */
    public List<Long> unsettled(long positionId, SortedSet<Long> uids) {
        List<Long> all = new ArrayList<>(uids);
        Set<Long> fresh = new LinkedHashSet<>(all);
        for (int from = 0; from < all.size(); from += QUERY_SIZE) {
            entityManager
                    .createNamedQuery(LedgerEntry.SETTLED, Long.class)
                    .setParameter("position", positionId)
                    .setParameter("uids", all.subList(from, Math.min(all.size(), from + QUERY_SIZE)))
                    .getResultList()
                    .forEach(fresh::remove);
        }
        List<Long> again = toRetry(positionId);
        again.retainAll(fresh);
        again.forEach(fresh::remove);
        return Stream.concat(fresh.stream(), again.stream()).toList();
    }

    /** Every mail that failed and will be tried again, the least often first. */
    public List<Long> toRetry(long positionId) {
        return new ArrayList<>(entityManager
                .createNamedQuery(LedgerEntry.TO_RETRY, Long.class)
                .setParameter("position", positionId)
                .getResultList());
    }

    /** Notes that these mails are left alone, and why. */
    public void leaveAlone(long positionId, Collection<Long> uids, LedgerState why) {
        for (long uid : uids) {
            LedgerEntry entry = entry(positionId, uid);
            if (!entry.isSettled()) {
                entry.leftAlone(why, now());
                entityManager.persist(entry);
            }
        }
    }

    /**
     * Makes the mail an inquiry, or a part of the one that it continues, unless it already is. If another node is faster, the unique
     * key of the ledger refuses this transaction as a whole.
     *
     * @return what the ledger says of the mail now
     */
    public LedgerState importMail(long positionId, ImportedMail mail) {
        LedgerEntry entry = entry(positionId, mail.uid());
        if (entry.isSettled()) {
            return entry.getState();
        }
        Optional<LedgerEntry> before = sameMail(positionId, mail.identity());
        if (before.isPresent() && before.get().getState() != LedgerState.QUARANTINED) {
            entry.known(before.get(), now());
        } else {
            // What was quarantined under its old number can be read by now.
            before.ifPresent(quarantined -> quarantined.leftAlone(LedgerState.KNOWN, now()));
            take(entry, mail, new RawMail(mail.raw()), inquiries, now());
        }
        entityManager.persist(entry);
        entityManager.flush();
        return entry.getState();
    }

    /** Makes the mail what it is, within the caller's transaction; of a person who was erased since it came nothing is kept. */
    static void take(LedgerEntry entry, ImportedMail mail, RawMail raw, InquiryService inquiries, Instant now) {
        List<NewInquiry> wanted = mail.inquiries().stream()
                .filter(inquiry -> !inquiries.isErased(inquiry))
                .toList();
        if (wanted.isEmpty()) {
            entry.erased(now);
            entry.identity(mail.identity());
        } else if (wanted.size() < mail.inquiries().size()) {
            inquiries.record(wanted, null);
            entry.imported(null, mail.identity(), now);
        } else if (mail.joining().filter(answer -> inquiries.join(answer, raw)).isPresent()) {
            entry.joined(raw, mail.identity(), now);
        } else {
            inquiries.record(mail.inquiries(), raw);
            entry.imported(raw, mail.identity(), now);
        }
    }

    /** Content counts only across generations: within one, two UIDs are two mails. */
    private Optional<LedgerEntry> sameMail(long positionId, String identity) {
        MailboxPosition position = entityManager.find(MailboxPosition.class, positionId);
        return entityManager
                .createNamedQuery(LedgerEntry.SAME_MAIL, LedgerEntry.class)
                .setParameter("identity", identity)
                .setParameter("states", LedgerState.DECIDED)
                .setParameter("accountId", position.getAccountId())
                .setParameter("position", position.getId())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /**
     * Notes that the mail failed; once it is given up its text, if it was fetched, is kept for a person to look at.
     *
     * @return what the ledger says of the mail now
     */
    public LedgerState fail(long positionId, FailedMail mail) {
        LedgerEntry entry = entry(positionId, mail.uid());
        if (entry.isSettled()) {
            return entry.getState();
        }
        Optional<LedgerEntry> before = mail.identity().flatMap(identity -> sameMail(positionId, identity));
        if (before.isPresent()) {
            entry.known(before.get(), now());
        } else if (isErased(mail)) {
            entry.erased(now());
        } else {
            entry.failed(mail, now());
            if (entry.isSettled() && mail.raw().isPresent()) {
                RawMail kept = new RawMail(mail.raw().get());
                entityManager.persist(kept);
                entry.keep(kept);
            }
        }
        entityManager.persist(entry);
        return entry.getState();
    }

    private boolean isErased(FailedMail mail) {
        return mail.received().isPresent()
                && inquiries.isErased(
                        mail.sender().map(List::of).orElse(List.of()),
                        mail.received().get());
    }

    /**
     * Everything up to this UID is done with, but for mails that will be tried again: the position stays before the first of them. It
     * stays altogether if it has changed since it was read: then somebody else is at it, and the next run will tell.
     *
     * @param read as it was when the run began
     */
    public void advance(MailboxPosition read, long uid) {
        MailboxPosition position =
                entityManager.find(MailboxPosition.class, read.getId(), LockModeType.PESSIMISTIC_WRITE);
        if (position.isUnchangedSince(read)) {
            Long lowest = entityManager
                    .createNamedQuery(LedgerEntry.LOWEST_TO_RETRY, Long.class)
                    .setParameter("position", position.getId())
                    .getSingleResult();
            position.advance(lowest == null ? uid : Math.min(uid, lowest - 1));
        }
    }

    /** The entry of the mail, a new one if need be: whoever changes it persists it. */
    private LedgerEntry entry(long positionId, long uid) {
        return entityManager
                .createNamedQuery(LedgerEntry.OF_MAIL, LedgerEntry.class)
                .setParameter("position", positionId)
                .setParameter("uid", uid)
                .getResultStream()
                .findFirst()
                .orElseGet(() -> new LedgerEntry(entityManager.find(MailboxPosition.class, positionId), uid));
    }

    private Instant now() {
        return clock.instant();
    }
}
