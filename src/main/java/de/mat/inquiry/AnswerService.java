package de.mat.inquiry;

import de.mat.delivery.AttachmentLimits;
import de.mat.delivery.AttachmentProblem;
import de.mat.delivery.Delivery;
import de.mat.delivery.DeliveryService;
import de.mat.delivery.OutboxService;
import de.mat.mail.Attachment;
import de.mat.security.Roles;
import de.mat.user.User;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Answers to inquiries: a draft for each user who writes one, and its way into the outgoing queue. */
@Stateless
@RolesAllowed(Roles.INQUIRIES_WRITE)
public class AnswerService {

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private DeliveryService deliveries;

    @Inject
    private OutboxService outbox;

    @Inject
    private Event<InquiryMoved> moved;

    @Inject
    private Clock clock;

    private Consumer<InquiryMoved> news = event -> moved.fire(event);

    /** For the container. */
    public AnswerService() {}

    AnswerService(
            EntityManager entityManager,
            DeliveryService deliveries,
            OutboxService outbox,
            Consumer<InquiryMoved> news,
            Clock clock) {
        this.entityManager = entityManager;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.news = news;
        this.clock = clock;
    }

    /** The answers that were given into the queue, the oldest first. */
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.USER})
    public List<ShownAnswer> list(long inquiryId) {
        List<Answer> answers = entityManager
                .createNamedQuery(Answer.OF_INQUIRY, Answer.class)
                .setParameter("inquiry", inquiryId)
                .getResultList();
        // Only of one that waits there is more to say than the answer knows.
        Map<Long, Delivery> waiting = deliveries.findAll(answers.stream()
                .filter(answer -> answer.getState() == AnswerState.WAITING)
                .map(Answer::getDeliveryId)
                .toList());
        return answers.stream()
                .map(answer -> ShownAnswer.of(
                        answer, Optional.ofNullable(answer.getDeliveryId()).map(waiting::get)))
                .toList();
    }

    /** Who else is writing an answer, who typed last comes first. */
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.USER})
    public List<OthersDraft> othersDrafts(long inquiryId, long userId) {
        return entityManager
                .createNamedQuery(Answer.DRAFTS_OF_OTHERS, Answer.class)
                .setParameter("inquiry", inquiryId)
                .setParameter("author", userId)
                .getResultStream()
                .map(draft -> new OthersDraft(draft.getAuthor().getDisplayName(), draft.getChanged()))
                .toList();
    }

    /** The draft of that user. */
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.USER})
    public Optional<AnswerDraft> draft(long inquiryId, long userId) {
        return draftOf(inquiryId, userId).map(AnswerDraft::of);
    }

    private Optional<Answer> draftOf(long inquiryId, long userId) {
        return entityManager
                .createNamedQuery(Answer.DRAFT_OF, Answer.class)
                .setParameter("inquiry", inquiryId)
                .setParameter("author", userId)
                .getResultStream()
                .findFirst();
    }

    /** The user begins an answer, or goes on with the draft; the inquiry is this user's unless it is somebody's already. */
    public AnswerDraft begin(long inquiryId, long userId) {
        Inquiry inquiry = entityManager.find(Inquiry.class, inquiryId, LockModeType.PESSIMISTIC_WRITE);
        User author = entityManager.find(User.class, userId);
        if (inquiry.getResponsible() == null && inquiry.getState() != InquiryState.DONE) {
            inquiry.take(author);
        }
        Answer draft = draftOf(inquiryId, userId).orElseGet(() -> {
            Answer begun = new Answer(inquiry, author, clock.instant());
            entityManager.persist(begun);
            return begun;
        });
        news.accept(new InquiryMoved(inquiryId));
        return AnswerDraft.of(draft);
    }

    /**
     * Keeps what was typed until now; empty when it is no draft of this user any more.
     *
     * @param seen when the draft was last changed, as far as the page knows
     */
    public Optional<AnswerDraft> keep(long id, long userId, Instant seen, String text, boolean copy) {
        Optional<Answer> draft = seen(id, userId, seen);
        draft.ifPresent(answer -> answer.keep(text, copy, clock.instant()));
        return draft.map(AnswerDraft::of);
    }

    /** Away with the draft. */
    public void discard(long id, long userId) {
        locked(id, userId).ifPresent(draft -> {
            entityManager.remove(draft);
            news.accept(new InquiryMoved(draft.getInquiry().getId()));
        });
    }

    /**
     * Attaches a file.
     *
     * @return why not; empty when it is attached
     */
    public Optional<AttachmentProblem> attach(long inquiryId, long userId, Attachment file) {
        Optional<Answer> draft = draftOf(inquiryId, userId).flatMap(each -> locked(each.getId(), userId));
        Optional<AttachmentProblem> problem =
                draft.isEmpty() ? Optional.of(AttachmentProblem.NO_DRAFT) : problem(draft.get(), file);
        if (problem.isEmpty()) {
            draft.get().attach(new AnswerAttachment(draft.get(), file));
        }
        return problem;
    }

    private static Optional<AttachmentProblem> problem(Answer draft, Attachment file) {
        return AttachmentLimits.problem(
                draft.getAttachments().stream().map(AnswerAttachment::getSize).toList(), file.content().length);
    }

    /** Takes a file away; nothing happens when it is not there. */
    public void detach(long id, long userId, long attachmentId) {
        locked(id, userId).ifPresent(draft -> draft.detach(attachmentId));
    }

    /**
     * Gives the answer into the outgoing queue, together with the copy for its author.
     *
     * @return why not; empty when it is there
     */
    public Optional<AnswerProblem> send(long id, long userId, Instant seen, String text, boolean copy) {
        Optional<Answer> found = seen(id, userId, seen);
        if (found.isEmpty()) {
            return Optional.of(AnswerProblem.NO_DRAFT);
        }
        Answer answer = found.get();
        answer.keep(text, copy, seen);
        AnswerMessage message = new AnswerMessage(answer, conversation(answer.getInquiry()));
        Optional<AnswerProblem> problem = message.problem();
        if (problem.isEmpty()) {
            long delivery = deliveries.submit(message.toBuyer());
            message.copy().map(deliveries::submit).ifPresent(answer::copySubmitted);
            answer.submitted(
                    message.subject(),
                    delivery,
                    deliveries.find(delivery).orElseThrow().getMessageId(),
                    clock.instant());
            news.accept(new InquiryMoved(answer.getInquiry().getId()));
        }
        return problem;
    }

    private Conversation conversation(Inquiry inquiry) {
        return new Conversation(
                inquiry,
                entityManager
                        .createNamedQuery(JoinedMail.OF_INQUIRY, JoinedMail.class)
                        .setParameter("inquiry", inquiry.getId())
                        .getResultList(),
                entityManager
                        .createNamedQuery(Answer.OF_INQUIRY, Answer.class)
                        .setParameter("inquiry", inquiry.getId())
                        .getResultList());
    }

    /** "Erneut senden"; nothing happens when there is nothing to decide any more. */
    public void sendAgain(long inquiryId, long id) {
        Optional.ofNullable(entityManager.find(Answer.class, id))
                .filter(answer -> answer.getInquiry().getId() == inquiryId)
                .map(Answer::getDeliveryId)
                .ifPresent(outbox::sendAgain);
    }

    private Optional<Answer> seen(long id, long userId, Instant seen) {
        Optional<Answer> draft = locked(id, userId);
        if (draft.filter(answer -> !answer.getChanged().equals(seen)).isPresent()) {
            throw new AnswerChangedException();
        }
        return draft;
    }

    /** Of two windows of one user the second one waits for the first. */
    private Optional<Answer> locked(long id, long userId) {
        return Optional.ofNullable(entityManager.find(Answer.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(answer -> answer.isDraftOf(userId));
    }
}
