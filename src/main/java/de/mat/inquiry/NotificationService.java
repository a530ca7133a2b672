package de.mat.inquiry;

import de.mat.account.EmailAccountService;
import de.mat.delivery.Delivery;
import de.mat.delivery.DeliveryService;
import de.mat.delivery.OutgoingMessage;
import de.mat.html.FormattedText;
import de.mat.security.PublicAddress;
import de.mat.security.Roles;
import de.mat.user.Language;
import de.mat.user.UserService;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Tells the office of inquiries by mail. The first ones are told at once; when many come, the others wait for each other and go as a
 * digest. What has no recipient yet, because there is no account, waits too.
 */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class NotificationService {

    static final int AT_ONCE = 5;
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int MOST_IN_A_DIGEST = 200;

    private static final String FREE = "select id from notification where submitted is null order by id limit "
            + MOST_IN_A_DIGEST + " for update skip locked";

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private DeliveryService deliveries;

    @Inject
    private EmailAccountService accounts;

    @Inject
    private UserService users;

    @Inject
    private Clock clock;

    private LongFunction<String> pages;

    /** For the container. */
    public NotificationService() {}

    NotificationService(
            EntityManager entityManager,
            DeliveryService deliveries,
            EmailAccountService accounts,
            UserService users,
            Clock clock,
            LongFunction<String> pages) {
        this.entityManager = entityManager;
        this.deliveries = deliveries;
        this.accounts = accounts;
        this.users = users;
        this.clock = clock;
        this.pages = pages;
    }

    @PostConstruct
    void knowThePages() {
        PublicAddress address = PublicAddress.configured();
        pages = id -> address.page("/app/inquiry.xhtml?id=" + id);
    }

    /**
     * Tells them of the inquiry, at once or soon.
     *
     * @param recipients when there are none, the sender address of the account hears of it
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void announce(Inquiry inquiry, List<String> recipients) {
        List<Optional<String>> all = recipients.isEmpty()
                ? List.of(Optional.empty())
                : recipients.stream().distinct().map(Optional::of).toList();
        Instant now = clock.instant();
        for (Optional<String> recipient : all) {
            Notification notification = new Notification(inquiry, recipient, now);
            entityManager.persist(notification);
            Optional<String> address = recipient.or(accounts::senderAddress);
            if (address.isPresent() && isQuiet(address.get(), now)) {
                send(List.of(notification), address.get(), now);
            } else if (address.isPresent()) {
                notification.waitUntil(now.plus(PATIENCE));
            }
        }
    }

    /** Sends what has waited long enough, together with all that waits for the same recipient; each in a mail, or all in a digest. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void sendWaiting() {
        Instant now = clock.instant();
        Map<String, List<Notification>> waiting = new LinkedHashMap<>();
        for (Notification each : waiting()) {
            each.recipient()
                    .or(accounts::senderAddress)
                    .ifPresent(address -> waiting.computeIfAbsent(address, key -> new ArrayList<>())
                            .add(each));
        }
        waiting.forEach((address, notifications) -> {
            if (notifications.stream().anyMatch(each -> each.isDue(now))) {
                send(notifications, address, now);
            }
        });
    }

    /** What another node is at right now is its business. */
    private List<Notification> waiting() {
        List<Long> free = new ArrayList<>();
        for (Object id : entityManager.createNativeQuery(FREE).getResultList()) {
            free.add(((Number) id).longValue());
        }
        return free.isEmpty()
                ? List.of()
                : entityManager
                        .createNamedQuery(Notification.OF_IDS, Notification.class)
                        .setParameter("ids", free)
                        .getResultList();
    }

    private boolean isQuiet(String address, Instant now) {
        return entityManager
                        .createNamedQuery(Notification.COUNT_SUBMITTED, Long.class)
                        .setParameter("since", now.minus(PATIENCE))
                        .setParameter("recipient", address)
                        .getSingleResult()
                < AT_ONCE;
    }

    private void send(List<Notification> notifications, String address, Instant now) {
        List<Inquiry> inquiries =
                notifications.stream().map(Notification::getInquiry).distinct().toList();
        String source = Notification.SOURCE + notifications.get(0).getId();
        NotificationText texts = textsFor(address);
        OutgoingMessage message = inquiries.size() == 1
                ? single(source, address, inquiries.get(0), texts)
                : message(source, address, texts.subject(inquiries), texts.body(inquiries));
        long delivery = deliveries.submit(message);
        notifications.forEach(each -> each.submit(address, delivery, now));
        if (inquiries.size() == 1) {
            deliveries.find(delivery).map(Delivery::getMessageId).ifPresent(inquiries.get(0)::toldBy);
        }
    }

    /** The user's language; the house's for an address that is nobody's own. */
    private NotificationText textsFor(String address) {
        return new NotificationText(pages, users.languageAt(address).orElse(Language.GERMAN));
    }

    private static OutgoingMessage single(String source, String address, Inquiry inquiry, NotificationText texts) {
        OutgoingMessage message = message(source, address, texts.subject(inquiry), texts.body(inquiry));
        return inquiry.getAnswerAddress() == null ? message : message.withReplyTo(inquiry.getAnswerAddress());
    }

    private static OutgoingMessage message(String source, String recipient, String subject, String body) {
        return OutgoingMessage.prompt(source, recipient, subject, FormattedText.plain(body));
    }
}
