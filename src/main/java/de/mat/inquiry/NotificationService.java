package de.mat.inquiry;

import de.mat.account.EmailAccountService;
import de.mat.delivery.DeliveryService;
import de.mat.delivery.OutgoingMessage;
import de.mat.html.FormattedText;
import de.mat.security.PublicAddress;
import de.mat.security.Roles;
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

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private DeliveryService deliveries;

    @Inject
    private EmailAccountService accounts;

    @Inject
    private Clock clock;

    private NotificationText texts;

    /** For the container. */
    public NotificationService() {}

    NotificationService(
            EntityManager entityManager,
            DeliveryService deliveries,
            EmailAccountService accounts,
            Clock clock,
            NotificationText texts) {
        this.entityManager = entityManager;
        this.deliveries = deliveries;
        this.accounts = accounts;
        this.clock = clock;
        this.texts = texts;
    }

    @PostConstruct
    void knowThePages() {
        PublicAddress address = PublicAddress.configured();
        texts = new NotificationText(id -> address.page("/app/inquiry.xhtml?id=" + id));
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

    /** Another node may find the same; the version of each decides whose transaction counts. */
    private List<Notification> waiting() {
        return entityManager
                .createNamedQuery(Notification.WAITING, Notification.class)
                .setMaxResults(MOST_IN_A_DIGEST)
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
        notifications.forEach(each -> each.submit(address, now));
        List<Inquiry> inquiries =
                notifications.stream().map(Notification::getInquiry).distinct().toList();
        String source = Notification.SOURCE + notifications.get(0).getId();
        if (inquiries.size() == 1) {
            Inquiry inquiry = inquiries.get(0);
            OutgoingMessage message = message(source, address, texts.subject(inquiry), texts.body(inquiry));
            deliveries.submit(
                    inquiry.getAnswerAddress() == null ? message : message.withReplyTo(inquiry.getAnswerAddress()));
        } else {
            deliveries.submit(message(source, address, texts.subject(inquiries), texts.body(inquiries)));
        }
    }

    private static OutgoingMessage message(String source, String recipient, String subject, String body) {
        return OutgoingMessage.prompt(source, recipient, subject, FormattedText.plain(body));
    }
}
