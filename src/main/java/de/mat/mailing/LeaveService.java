package de.mat.mailing;

import de.mat.contact.ObjectionService;
import de.mat.security.Roles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;

/** Lets whoever has the token of a recipient object to bulk mail, without a login. A token that is not there says nothing about others. */
@Stateless
@PermitAll
@RunAs(Roles.SYSTEM)
public class LeaveService {

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private ObjectionService objections;

    @Inject
    private ImprintService imprints;

    @Inject
    private Clock clock;

    /** For the container. */
    public LeaveService() {}

    LeaveService(EntityManager entityManager, ObjectionService objections, Clock clock) {
        this.entityManager = entityManager;
        this.objections = objections;
        this.imprints = new ImprintService(entityManager);
        this.clock = clock;
    }

    /** The language of the mail that the token came with. */
    public Optional<MailingLanguage> language(String token) {
        return recipient(token)
                .map(recipient -> entityManager
                        .find(Mailing.class, recipient.getMailing())
                        .getLanguage());
    }

    /** Who sends the bulk mails; everybody who got one has read it. */
    public String imprint() {
        return imprints.imprint().getText();
    }

    /** At once, and for all bulk mails: the running ones too. Nothing happens when the token is nobody's. */
    public void leave(String token) {
        recipient(token).filter(recipient -> recipient.getAddress() != null).ifPresent(recipient -> {
            objections.object(
                    recipient.getAddress(), MailingWords.in(MailingLanguage.DE).get("left"), proof(recipient));
            entityManager
                    .createNamedQuery(Recipient.LEAVE_EVERYWHERE)
                    .setParameter("address", recipient.getAddressKey())
                    .setParameter("now", clock.instant())
                    .executeUpdate();
            Recipient left = entityManager.find(Recipient.class, recipient.getId(), LockModeType.PESSIMISTIC_WRITE);
            left.leave(clock.instant());
        });
    }

    private String proof(Recipient recipient) {
        return entityManager.find(Mailing.class, recipient.getMailing()).getSubject() + " " + recipient.getMessageId();
    }

    private Optional<Recipient> recipient(String token) {
        return entityManager
                .createNamedQuery(Recipient.OF_TOKEN, Recipient.class)
                .setParameter("token", token)
                .getResultStream()
                .findFirst();
    }
}
