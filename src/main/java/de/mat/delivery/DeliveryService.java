package de.mat.delivery;

import de.mat.account.EmailAccountService;
import de.mat.mail.MessageIds;
import de.mat.mail.OutgoingMail;
import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes what features want sent, in the transaction of what caused it: either both are there or neither. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER, Roles.SYSTEM})
public class DeliveryService {

    /** Ids need a domain before there is an account; nobody is reached there (RFC 2606). */
    private static final String NOBODY = "nobody@mat.invalid";

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private EmailAccountService accounts;

    @Inject
    private Event<Object> events;

    @Inject
    private Clock clock;

    private Consumer<Object> news = event -> events.fire(event);

    /** For the container. */
    public DeliveryService() {}

    DeliveryService(EntityManager entityManager, EmailAccountService accounts, Consumer<Object> news, Clock clock) {
        this.entityManager = entityManager;
        this.accounts = accounts;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Queues a message; it is sent once the caller's transaction is through. An account need not be there yet.
     *
     * @return the id that the outcome will tell
     * @throws de.mat.mail.UnsafeMailException when a value would be more than a value in a header; the transaction ends with it, so
     *     callers check what strangers typed first
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public long submit(OutgoingMessage message) {
        // As mails tell it: without fractions
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String sender = accounts.senderAddress().orElse(NOBODY);
        String messageId = MessageIds.create(sender);
        mail(message, sender, messageId, now).check();
        Delivery delivery = new Delivery(message, messageId, now);
        entityManager.persist(delivery);
        news.accept(new DeliveryDue());
        return delivery.getId();
    }

    /** The message of that id. */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public Optional<Delivery> find(long id) {
        return Optional.ofNullable(entityManager.find(Delivery.class, id));
    }

    /** Those of these ids that are there, by their ids. */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public Map<Long, Delivery> findAll(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return entityManager
                .createNamedQuery(Delivery.BY_IDS, Delivery.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(Delivery::getId, Function.identity()));
    }

    private static OutgoingMail mail(OutgoingMessage message, String sender, String messageId, Instant date) {
        return new OutgoingMail(
                "",
                sender,
                message.replyTo(),
                message.recipient(),
                message.subject(),
                "",
                Optional.empty(),
                messageId,
                date,
                message.thread(),
                message.attachments());
    }
}
