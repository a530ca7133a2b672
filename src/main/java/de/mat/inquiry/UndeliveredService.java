package de.mat.inquiry;

import de.mat.delivery.OutboxService;
import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.stream.Stream;

/** The mails about an inquiry, besides the answers, that did not arrive: shown where they came from, with a way out. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER})
public class UndeliveredService {

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private OutboxService outbox;

    /** For the container. */
    public UndeliveredService() {}

    UndeliveredService(EntityManager entityManager, OutboxService outbox) {
        this.entityManager = entityManager;
        this.outbox = outbox;
    }

    /** What did not arrive of that inquiry. */
    public List<Undelivered> list(long inquiryId) {
        Stream<Undelivered> notifications = entityManager
                .createNamedQuery(Notification.OF_INQUIRY, Notification.class)
                .setParameter("inquiry", inquiryId)
                .getResultStream()
                .filter(each -> each.getMail().isTroubled())
                .map(each -> Undelivered.of(
                        Undelivered.Kind.NOTIFICATION,
                        each.getMail(),
                        each.recipient().orElse("")));
        Stream<Undelivered> copies = entityManager
                .createNamedQuery(Answer.OF_INQUIRY, Answer.class)
                .setParameter("inquiry", inquiryId)
                .getResultStream()
                .filter(each -> each.getCopyMail() != null && each.getCopyMail().isTroubled())
                .map(each -> Undelivered.of(
                        Undelivered.Kind.COPY,
                        each.getCopyMail(),
                        each.getAuthor().getEmailAddress().orElse("")));
        return Stream.concat(notifications, copies).toList();
    }

    /** "Erneut senden"; nothing happens when there is nothing to decide any more. */
    @RolesAllowed(Roles.INQUIRIES_WRITE)
    public void sendAgain(long inquiryId, long delivery) {
        list(inquiryId).stream()
                .filter(each -> each.delivery() == delivery && !each.waiting())
                .findFirst()
                .ifPresent(each -> outbox.sendAgain(delivery));
    }
}
