package de.mat.delivery;

import de.mat.account.EmailAccountService;
import de.mat.mail.MailThread;
import de.mat.mail.MessageIds;
import de.mat.mail.OutgoingMail;
import de.mat.mail.UnsafeMailException;
import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Takes what features want sent, in the transaction of what caused it: either both are there or neither. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER, Roles.SYSTEM})
public class DeliveryService {

    private static final Logger LOGGER = Logger.getLogger(DeliveryService.class.getName());

    /** Ids need a domain before there is an account; nobody is reached there (RFC 2606). */
    private static final String NOBODY = "nobody@mat.invalid";

    private static final String BY_IDS = "select d from Delivery d where d.id in :ids";

    private static final String WAITING_FROM = "select d from Delivery d"
            + " where d.state = de.mat.delivery.DeliveryState.WAITING and d.urgency = de.mat.delivery.Urgency.BULK"
            + " and d.source like :source order by d.id";

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
     * @throws UnsafeMailException when a value would be more than a value in a header; the transaction ends with it, so
     *     callers check what strangers typed first
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public long submit(OutgoingMessage message) {
        Instant now = now();
        String sender = accounts.senderAddress().orElse(NOBODY);
        String messageId = MessageIds.create(sender);
        headers(message, sender, messageId, now).check();
        Delivery delivery = new Delivery(message, messageId, now);
        entityManager.persist(delivery);
        news.accept(new DeliveryDue());
        return delivery.getId();
    }

    /**
     * Keeps what the messages of a bulk mail have in common, until it is {@link #release released} and no message needs it.
     *
     * @return its id, for {@link #submitBulk}
     * @throws UnsafeMailException when a value would be more than a value in a header
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public long prepare(BulkMessage message) {
        String sender = accounts.senderAddress().orElse(NOBODY);
        OutgoingMessage sample = OutgoingMessage.prompt(message.source(), sender, message.subject(), message.body())
                .with(message.attachments());
        headers(sample, sender, MessageIds.create(sender), now()).check();
        BulkTemplate template = new BulkTemplate(message);
        entityManager.persist(template);
        return template.getId();
    }

    /**
     * Queues a bulk mail for these recipients; what of it goes when, {@link DeliveryPaceService} knows.
     *
     * @param template as {@link #prepare} gave it
     * @return the sources of those whose mail would hold more than a value in a header: they get none, and hold up nobody else
     * @throws IllegalArgumentException when a recipient has no value for a field
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Set<String> submitBulk(long template, List<BulkRecipient> recipients) {
        Set<String> unfit = new HashSet<>();
        Instant now = now();
        String sender = accounts.senderAddress().orElse(NOBODY);
        BulkTemplate words = entityManager.find(BulkTemplate.class, template);
        for (BulkRecipient recipient : recipients) {
            String subject = words.subjectFor(recipient);
            if (isFit(headers(recipient, subject, sender, now), recipient)) {
                entityManager.persist(new Delivery(template, recipient, subject, now));
            } else {
                unfit.add(recipient.source());
            }
        }
        news.accept(new DeliveryDue());
        return unfit;
    }

    private static boolean isFit(OutgoingMail headers, BulkRecipient recipient) {
        try {
            headers.check();
            return true;
        } catch (UnsafeMailException e) {
            LOGGER.log(Level.WARNING, "A bulk mail is not fit to be sent: {0} of {1}", new Object[] {
                e.field(), recipient.source()
            });
            return false;
        }
    }

    /** No further recipient of this template comes; it goes when no message needs it any more. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void release(long template) {
        Optional.ofNullable(entityManager.find(BulkTemplate.class, template)).ifPresent(BulkTemplate::release);
    }

    /**
     * Calls back the bulk mail that has not begun to be sent.
     *
     * @param sourcePrefix of the sources, e.g. {@code mailing:17:}
     * @return the sources of what is no longer there. Of what may have arrived at an earlier try the outcome is told instead, once more
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public List<String> withdraw(String sourcePrefix) {
        List<String> withdrawn = new ArrayList<>();
        List<Delivery> waiting = entityManager
                .createQuery(WAITING_FROM, Delivery.class)
                .setParameter("source", sourcePrefix + "%")
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        for (Delivery delivery : waiting) {
            if (delivery.mayHaveArrived()) {
                delivery.callBack(delivery.getReply(), clock.instant());
                news.accept(delivery.outcome());
            } else {
                withdrawn.add(delivery.outcome().source());
                entityManager.remove(delivery);
            }
        }
        return withdrawn;
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
                .createQuery(BY_IDS, Delivery.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(Delivery::getId, Function.identity()));
    }

    /** As mails tell it: without fractions. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Everything of a message that will stand in a header. */
    private static OutgoingMail headers(OutgoingMessage message, String sender, String messageId, Instant date) {
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

    private static OutgoingMail headers(BulkRecipient recipient, String subject, String sender, Instant date) {
        return new OutgoingMail(
                "",
                sender,
                Optional.empty(),
                recipient.address(),
                subject,
                "",
                Optional.empty(),
                recipient.messageId(),
                date,
                MailThread.NONE,
                List.of(),
                recipient.unsubscribe());
    }
}
