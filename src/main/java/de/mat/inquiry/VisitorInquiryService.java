package de.mat.inquiry;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Records what visitors of the website send, and that the office is to hear of it: both or neither. */
@Stateless
@RolesAllowed(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class VisitorInquiryService {

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private NotificationService notifications;

    @Inject
    private Event<InquiryRecorded> recorded;

    private Consumer<InquiryRecorded> news = event -> recorded.fire(event);

    /** For the container. */
    public VisitorInquiryService() {}

    VisitorInquiryService(
            EntityManager entityManager, NotificationService notifications, Consumer<InquiryRecorded> news) {
        this.entityManager = entityManager;
        this.notifications = notifications;
        this.news = news;
    }

    /**
     * Records it, once. Of what is taken for spam nobody is told.
     *
     * @param recipients who is to hear of it; the sender address of the account when there are none
     * @return its number
     */
    public long record(VisitorInquiry visitor, List<String> recipients) {
        return find(visitor.submission()).orElseGet(() -> {
            Inquiry inquiry = new Inquiry(visitor);
            entityManager.persist(inquiry);
            entityManager.persist(new InquiryWords(inquiry));
            news.accept(new InquiryRecorded(inquiry.getId()));
            if (visitor.suspicions().isEmpty()) {
                notifications.announce(inquiry, recipients);
            }
            return inquiry.getId();
        });
    }

    /** The number of what was recorded of that submission. */
    public Optional<Long> find(String submission) {
        return entityManager
                .createNamedQuery(Inquiry.OF_SUBMISSION, Long.class)
                .setParameter("submission", submission)
                .getResultStream()
                .findFirst();
    }
}
