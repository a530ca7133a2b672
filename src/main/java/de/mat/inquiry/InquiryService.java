package de.mat.inquiry;

import de.mat.security.Roles;
import de.mat.user.User;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records inquiries, finds them again and keeps how far the dealer is with them. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER, Roles.SYSTEM})
public class InquiryService {

    @PersistenceContext
    private EntityManager entityManager;

    public InquiryService() {}

    InquiryService(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Keeps the new inquiries of one mail together with that mail; joins the caller's transaction. */
    public List<Inquiry> record(List<NewInquiry> inquiries, RawMail rawMail) {
        entityManager.persist(rawMail);
        List<Inquiry> recorded = new ArrayList<>();
        for (NewInquiry inquiry : inquiries) {
            Inquiry next = new Inquiry(inquiry, rawMail, recorded.size());
            entityManager.persist(next);
            entityManager.persist(new InquiryWords(next));
            recorded.add(next);
        }
        return recorded;
    }

    /** How many there are. */
    public int count() {
        return count(InquiryCriteria.ALL);
    }

    /** At most {@code size} of them from the {@code first} on (counted from 0), the newest first. */
    public List<InquiryLine> list(int first, int size) {
        return list(InquiryCriteria.ALL, InquiryOrder.NEWEST_FIRST, first, size);
    }

    /** At most {@code size} of those that meet the criteria, from the {@code first} on (counted from 0), and how many there are. */
    public InquiryPage page(InquiryCriteria criteria, InquiryOrder order, int first, int size) {
        List<InquiryLine> lines = list(criteria, order, first, size);
        // A search that finds little has read everything by now: no need to read it again.
        boolean isLast = lines.size() < size && (first == 0 || !lines.isEmpty());
        return new InquiryPage(lines, isLast ? first + lines.size() : count(criteria));
    }

    private List<InquiryLine> list(InquiryCriteria criteria, InquiryOrder order, int first, int size) {
        return criteria.putInto(entityManager.createQuery(
                        Inquiry.SELECT_LINES + criteria.condition() + order.clause(), InquiryLine.class))
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
    }

    private int count(InquiryCriteria criteria) {
        return criteria.putInto(
                        entityManager.createQuery("select count(i) from Inquiry i" + criteria.condition(), Long.class))
                .getSingleResult()
                .intValue();
    }

    /** The codes of all platforms that an inquiry came from, in their order. */
    public List<String> platforms() {
        return entityManager.createNamedQuery(Inquiry.PLATFORMS, String.class).getResultList();
    }

    /** The inquiry as somebody opens it: from now on it is no longer new. */
    public Optional<Inquiry> open(long id) {
        Optional<Inquiry> inquiry = find(id);
        inquiry.filter(found -> found.getState() == InquiryState.NEW).ifPresent(this::markOpened);
        return inquiry;
    }

    /** By a query, so that two who open it at once do not get into each other's way. */
    private void markOpened(Inquiry inquiry) {
        entityManager
                .createNamedQuery(Inquiry.OPEN)
                .setParameter("id", inquiry.getId())
                .setParameter("opened", inquiry.openedState())
                .executeUpdate();
        entityManager.refresh(inquiry);
    }

    /** The inquiry of that id. */
    public Optional<Inquiry> find(long id) {
        return Optional.ofNullable(entityManager.find(Inquiry.class, id));
    }

    /**
     * Gives the inquiry to this user.
     *
     * @param version of the inquiry as the user sees it
     * @throws InquiryChangedException if it is another one by now
     */
    public void take(long id, long version, long userId) throws InquiryChangedException {
        toChange(id, version).take(user(userId));
    }

    /**
     * Gives the inquiry back: nobody is responsible any more.
     *
     * @param version of the inquiry as the user sees it
     * @throws InquiryChangedException if it is another one by now
     */
    public void release(long id, long version) throws InquiryChangedException {
        toChange(id, version).release();
    }

    /**
     * The inquiry is done, by this user if nobody was at it.
     *
     * @param version of the inquiry as the user sees it
     * @throws InquiryChangedException if it is another one by now
     */
    public void finish(long id, long version, long userId) throws InquiryChangedException {
        toChange(id, version).finish(user(userId));
    }

    /**
     * The inquiry is not done after all.
     *
     * @param version of the inquiry as the user sees it
     * @throws InquiryChangedException if it is another one by now
     */
    public void reopen(long id, long version) throws InquiryChangedException {
        toChange(id, version).reopen();
    }

    /** Locked, so that of two users who press a button at once the second one hears of the first. */
    private Inquiry toChange(long id, long version) throws InquiryChangedException {
        Inquiry inquiry = entityManager.find(Inquiry.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (inquiry == null || inquiry.getVersion() != version) {
            throw new InquiryChangedException();
        }
        return inquiry;
    }

    private User user(long id) {
        return entityManager.find(User.class, id);
    }
}
