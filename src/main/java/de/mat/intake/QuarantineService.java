package de.mat.intake;

import de.mat.inquiry.InquiryService;
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
import java.util.List;
import java.util.Optional;

/**
 * The mails that were given up, and what a person decides about each: another try, or away with it. A decision about a mail that is no
 * longer there, because somebody else was faster, changes nothing.
 */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.SYSTEM})
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class QuarantineService {

    private static final String LINE =
            "select new de.mat.intake.QuarantinedMail(e.id, e.sender, e.subject, e.received, e.reason, e.tries, e.changed,"
                    + " r.size) from LedgerEntry e left join e.rawMail r"
                    + " where e.state = de.mat.intake.LedgerState.QUARANTINED";

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private InquiryService inquiries;

    @Inject
    private Clock clock;

    /** For the container. */
    public QuarantineService() {}

    QuarantineService(EntityManager entityManager, InquiryService inquiries, Clock clock) {
        this.entityManager = entityManager;
        this.inquiries = inquiries;
        this.clock = clock;
    }

    /** How many there are. */
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.USER, Roles.SYSTEM})
    public int count() {
        return entityManager
                .createNamedQuery(LedgerEntry.COUNT_BY_STATE, Long.class)
                .setParameter("state", LedgerState.QUARANTINED)
                .getSingleResult()
                .intValue();
    }

    /** At most {@code size} of them from the {@code first} on (counted from 0), the latest first. */
    public List<QuarantinedMail> list(int first, int size) {
        return entityManager
                .createQuery(LINE + " order by e.changed desc, e.id desc", QuarantinedMail.class)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
    }

    /** The mail of that id, if it is in quarantine. */
    public Optional<QuarantinedMail> find(long id) {
        return entityManager
                .createQuery(LINE + " and e.id = :id", QuarantinedMail.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** The text of the mail as it came, if it is in quarantine and was fetched. */
    public Optional<byte[]> text(long id) {
        return entry(id).map(LedgerEntry::getRawMail).map(RawMail::content);
    }

    /** Away with the mail: its text is deleted. That there was one stays known, so that it does not come back. */
    public void discard(long id) {
        entry(id).ifPresent(entry -> {
            RawMail text = entry.getRawMail();
            entry.discard(clock.instant());
            if (text != null) {
                forget(text);
            }
        });
    }

    private void forget(RawMail text) {
        entityManager
                .createNamedQuery(LedgerEntry.FORGET_TEXT)
                .setParameter("rawMail", text)
                .executeUpdate();
        entityManager.remove(text);
    }

    /** The next run fetches the mail again. */
    public void fetchAgain(long id) {
        entry(id).ifPresent(LedgerEntry::fetchAgain);
    }

    /**
     * Makes the kept mail what the import would have made of it.
     *
     * @return what the ledger says of it now; empty if it is no longer in quarantine
     */
    public Optional<LedgerState> importMail(long id, ImportedMail mail) {
        Optional<LedgerEntry> found = entry(id);
        found.ifPresent(entry -> {
            RawMail text = entry.getRawMail();
            entry.reopen();
            IntakeService.take(entry, mail, text, inquiries, clock.instant());
            if (entry.getRawMail() == null) {
                forget(text);
            }
            entityManager.flush();
        });
        return found.map(LedgerEntry::getState);
    }

    /** The mail failed once more. */
    public void failedAgain(long id, MailProblem problem) {
        entry(id).ifPresent(entry -> entry.failedAgain(problem, clock.instant()));
    }

    private Optional<LedgerEntry> entry(long id) {
        return Optional.ofNullable(entityManager.find(LedgerEntry.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(entry -> entry.getState() == LedgerState.QUARANTINED);
    }
}
