package de.mat.inquiry;

import de.mat.delivery.DeliveryOutcome;
import de.mat.delivery.DeliveryState;
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

/** Hears what became of answers in the outgoing queue: only what a mail server took has answered an inquiry. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.INQUIRIES_WRITE, Roles.SYSTEM})
public class AnswerOutcomeService {

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private AnswerTimes times;

    @Inject
    private Event<InquiryMoved> moved;

    @Inject
    private Clock clock;

    private Consumer<InquiryMoved> news = event -> moved.fire(event);

    /** For the container. */
    public AnswerOutcomeService() {}

    AnswerOutcomeService(EntityManager entityManager, AnswerTimes times, Consumer<InquiryMoved> news, Clock clock) {
        this.entityManager = entityManager;
        this.times = times;
        this.news = news;
        this.clock = clock;
    }

    /** In the transaction that stores the outcome: it must not fail, else a sent message would be sent again. */
    public void settle(@Observes DeliveryOutcome outcome) {
        answer(outcome).ifPresent(answer -> {
            Inquiry inquiry = locked(answer.getInquiry().getId());
            Instant now = clock.instant();
            answer.settle(state(outcome.state()), outcome.reply(), now);
            if (answer.getState() == AnswerState.SENT) {
                inquiry.answered(
                        now,
                        times.taken(inquiry.getReceived(), now),
                        writtenAfter(answer.getSubmitted(), inquiry.getId()));
            }
            news.accept(new InquiryMoved(inquiry.getId()));
        });
    }

    private Optional<Answer> answer(DeliveryOutcome outcome) {
        return outcome.source().startsWith(AnswerMessage.SOURCE)
                ? Optional.ofNullable(entityManager.find(
                        Answer.class,
                        Long.valueOf(outcome.source().substring(AnswerMessage.SOURCE.length())),
                        LockModeType.PESSIMISTIC_WRITE))
                : Optional.empty();
    }

    private Inquiry locked(long id) {
        return entityManager.find(Inquiry.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The first mail of the buyer that the answer did not know. */
    private Optional<Instant> writtenAfter(Instant submitted, long inquiryId) {
        return entityManager
                .createNamedQuery(JoinedMail.OF_INQUIRY, JoinedMail.class)
                .setParameter("inquiry", inquiryId)
                .getResultStream()
                .map(JoinedMail::getReceived)
                .filter(received -> received.isAfter(submitted))
                .findFirst();
    }

    private static AnswerState state(DeliveryState state) {
        return switch (state) {
            case WAITING, SENDING -> AnswerState.WAITING;
            case SENT -> AnswerState.SENT;
            case FAILED -> AnswerState.FAILED;
            case UNKNOWN -> AnswerState.UNKNOWN;
            case DISCARDED -> AnswerState.DISCARDED;
        };
    }
}
