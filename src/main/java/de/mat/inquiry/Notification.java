package de.mat.inquiry;

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
        name = Notification.SUBMITTED_OF,
        query = "select n from Notification n where n.inquiry.id in :ids and n.submitted is not null order by n.id")
@NamedQuery(
        name = Notification.SAME_MAIL,
        query =
                "select n from Notification n where n.recipient = :recipient and n.submitted = :submitted order by n.id")
@NamedQuery(name = Notification.WAITING, query = "select n from Notification n where n.submitted is null order by n.id")
public class Notification {

    /** How delivery calls the mail that tells of it, with the id of the first in that mail behind it. */
    static final String SOURCE = "notification:";

    static final String COUNT_SUBMITTED = "Notification.countSubmitted";
    static final String SUBMITTED_OF = "Notification.submittedOf";

    /** That went to one recipient in one mail. */
    static final String SAME_MAIL = "Notification.sameMail";

    static final String WAITING = "Notification.waiting";

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
    void submit(String address, Instant now) {
        recipient = address;
        submitted = now;
    }

    /** Until then it may wait for others. */
    void waitUntil(Instant latest) {
        due = latest;
    }

    /** Its mail did not go out: another one shall, at once. */
    void again(Instant now) {
        submitted = null;
        due = now;
    }

    boolean isDue(Instant now) {
        return !due.isAfter(now);
    }

    Long getId() {
        return id;
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
