package de.mat.inquiry;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody is to hear of an inquiry. It is written together with the inquiry, and waits until its mail is on its way: alone, or with
 * others in a digest.
 */
@Entity
@Table(name = "notification")
@NamedQuery(
        name = Notification.COUNT_SUBMITTED,
        query = "select count(n) from Notification n where n.submitted > :since and n.recipient = :recipient")
@NamedQuery(
        name = Notification.COUNT_UNTOLD,
        query =
                "select count(distinct n.inquiry.id) from Notification n"
                        + " where n.mail.state in (de.mat.delivery.DeliveryState.WAITING, de.mat.delivery.DeliveryState.SENDING)")
@NamedQuery(
        name = Notification.COUNT_LATE,
        query = "select count(n) from Notification n"
                + " where n.mail.state in (de.mat.delivery.DeliveryState.WAITING, de.mat.delivery.DeliveryState.SENDING)"
                + " and n.due < :due")
@NamedQuery(
        name = Notification.OF_DELIVERY,
        query = "select n from Notification n where n.mail.deliveryId = :delivery order by n.id")
@NamedQuery(
        name = Notification.OF_INQUIRY,
        query = "select n from Notification n where n.inquiry.id = :inquiry order by n.id")
@NamedQuery(
        name = Notification.OF_IDS,
        query = "select n from Notification n join fetch n.inquiry where n.id in :ids order by n.id")
@NamedQuery(
        name = Notification.SUBMITTED_OF,
        query = "select n from Notification n where n.inquiry.id in :ids and n.submitted is not null order by n.id")
@NamedQuery(
        name = Notification.SAME_MAIL,
        query =
                "select n from Notification n where n.recipient = :recipient and n.submitted = :submitted order by n.id")
public class Notification {

    /** How {@link de.mat.delivery.DeliveryOutcome}s name a notification, with the id of the first one of a digest behind it. */
    static final String SOURCE = "notification:";

    static final String COUNT_SUBMITTED = "Notification.countSubmitted";
    static final String COUNT_UNTOLD = "Notification.countUntold";
    static final String COUNT_LATE = "Notification.countLate";
    static final String OF_DELIVERY = "Notification.ofDelivery";
    static final String OF_INQUIRY = "Notification.ofInquiry";
    static final String OF_IDS = "Notification.ofIds";
    static final String SUBMITTED_OF = "Notification.submittedOf";

    /** That went to one recipient in one mail. */
    static final String SAME_MAIL = "Notification.sameMail";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "notification_seq")
    @SequenceGenerator(name = "notification_seq", sequenceName = "notification_seq", allocationSize = 50)
    private Long id;

    @Version
    private long version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "inquiry_id")
    private Inquiry inquiry;

    private String recipient;

    private Instant due;

    private Instant submitted;

    @Embedded
    private SideMail mail = new SideMail();

    protected Notification() {}

    /**
     * @param recipient empty for the sender address of the account, once there is one
     * @param due when it may go at the latest
     */
    Notification(Inquiry inquiry, Optional<String> recipient, Instant due) {
        this.inquiry = inquiry;
        this.recipient = recipient.orElse(null);
        this.due = due;
    }

    /** Its mail is on its way to this address. */
    void submit(String address, long deliveryId, Instant now) {
        recipient = address;
        mail = new SideMail(deliveryId);
        submitted = now;
    }

    /** Until then it may wait for others. */
    void waitUntil(Instant latest) {
        due = latest;
    }

    /** Its mail did not go out: another one shall, at once. */
    void again(Instant now) {
        submitted = null;
        mail = new SideMail();
        due = now;
    }

    boolean isDue(Instant now) {
        return !due.isAfter(now);
    }

    Long getId() {
        return id;
    }

    SideMail getMail() {
        return mail;
    }

    /** Null while it waits. */
    Instant getSubmitted() {
        return submitted;
    }

    Inquiry getInquiry() {
        return inquiry;
    }

    /** Empty for the sender address of the account. */
    Optional<String> recipient() {
        return Optional.ofNullable(recipient);
    }
}
