package de.mat.inquiry;

import de.mat.security.Roles;
import de.mat.user.User;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.function.Consumer;

/** What people do with inquiries: open them, and keep how far they are with them. */
@Stateless
@RolesAllowed(Roles.INQUIRIES_WRITE)
public class InquiryDeskService {

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Event<InquiryMoved> moved;

    private Consumer<InquiryMoved> news = event -> moved.fire(event);

    /** For the container. */
    public InquiryDeskService() {}

    InquiryDeskService(EntityManager entityManager, Consumer<InquiryMoved> news) {
        this.entityManager = entityManager;
        this.news = news;
    }

    /** The inquiry as somebody opens it: from now on it is no longer new. */
    public Optional<Inquiry> open(long id) {
        Optional<Inquiry> inquiry = entityManager
                .createNamedQuery(Inquiry.BY_ID, Inquiry.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
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
        news.accept(new InquiryMoved(inquiry.getId()));
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
    public void finish(long id, long version, long userId, CloseReason reason) throws InquiryChangedException {
        toChange(id, version).finish(user(userId), reason);
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

    /**
     * The inquiry is no spam.
     *
     * @param version of the inquiry as the user sees it
     * @throws InquiryChangedException if it is another one by now
     */
    public void acceptAsNoSpam(long id, long version) throws InquiryChangedException {
        toChange(id, version).acceptAsNoSpam();
    }

    /** Locked, so that of two users who press a button at once the second one hears of the first. */
    private Inquiry toChange(long id, long version) throws InquiryChangedException {
        Inquiry inquiry = entityManager.find(Inquiry.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (inquiry == null || inquiry.getVersion() != version) {
            throw new InquiryChangedException();
        }
        news.accept(new InquiryMoved(id));
        return inquiry;
    }

    private User user(long id) {
        return entityManager.find(User.class, id);
    }
}
