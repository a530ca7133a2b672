package de.mat.inquiry;

import de.mat.delivery.DeliveryOutcome;
import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Hears what became of notifications and of the copies of answers, so that their inquiries can say it. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.INQUIRIES_WRITE, Roles.SYSTEM})
public class SideMailOutcomeService {

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Event<InquiryMoved> moved;

    @Inject
    private Clock clock;

    private Consumer<InquiryMoved> news = event -> moved.fire(event);

    /** For the container. */
    public SideMailOutcomeService() {}

    SideMailOutcomeService(EntityManager entityManager, Consumer<InquiryMoved> news, Clock clock) {
        this.entityManager = entityManager;
        this.news = news;
        this.clock = clock;
    }

    /** In the transaction that stores the outcome: it must not fail, else a sent message would be sent again. */
    public void settle(@Observes DeliveryOutcome outcome) {
        Instant now = clock.instant();
        if (outcome.source().startsWith(Notification.SOURCE)) {
            entityManager
                    .createNamedQuery(Notification.OF_DELIVERY, Notification.class)
                    .setParameter("delivery", outcome.deliveryId())
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultList()
                    .forEach(notification -> settle(notification.getMail(), notification.getInquiry(), outcome, now));
        } else if (outcome.source().startsWith(AnswerMessage.SOURCE_OF_COPY)) {
            Long answer = Long.valueOf(outcome.source().substring(AnswerMessage.SOURCE_OF_COPY.length()));
            Optional.ofNullable(entityManager.find(Answer.class, answer, LockModeType.PESSIMISTIC_WRITE))
                    .filter(each -> each.getCopyMail() != null)
                    .ifPresent(each -> settle(each.getCopyMail(), each.getInquiry(), outcome, now));
        }
    }

    private void settle(SideMail mail, Inquiry inquiry, DeliveryOutcome outcome, Instant now) {
        mail.settle(outcome, now);
        if (mail.isTroubled()) {
            news.accept(new InquiryMoved(inquiry.getId()));
        }
    }
}
