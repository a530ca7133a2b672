package de.mat.mailing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * One who gets a bulk mail: fixed at its start, with the Message-ID, so that the same mail never goes twice to the same address. Rows are
 * written by {@link RecipientRows} alone.
 */
@Entity
@Table(name = "mailing_recipient")
@NamedQuery(
        name = Recipient.QUEUE,
        query = "update Recipient r set r.queued = :queued where r.id in :ids"
                + " and r.state = de.mat.mailing.RecipientState.OPEN")
@NamedQuery(
        name = Recipient.COUNTS,
        query = "select r.mailing, r.state, count(r) from Recipient r where r.mailing in :mailings"
                + " group by r.mailing, r.state")
@NamedQuery(
        name = Recipient.QUEUED,
        query = "select r.mailing, count(r) from Recipient r where r.queued = true"
                + " and r.state = de.mat.mailing.RecipientState.OPEN and r.mailing in :mailings group by r.mailing")
@NamedQuery(
        name = Recipient.LEAVE_EVERYWHERE,
        query = "update Recipient r set r.state = de.mat.mailing.RecipientState.UNSUBSCRIBED,"
                + " r.reason = de.mat.mailing.SkipReason.OBJECTION, r.since = :now"
                + " where r.addressKey = :address and r.queued = false"
                + " and r.state = de.mat.mailing.RecipientState.OPEN")
@NamedQuery(name = Recipient.IDS_OF_ADDRESSES, query = "select r.id from Recipient r where r.addressKey in :keys")
@NamedQuery(
        name = Recipient.IDS_OF_CONTACTS,
        query = "select r.id from Recipient r where r.contact in :keys and r.address is not null")
@NamedQuery(
        name = Recipient.SKIP_ERASED,
        query = "update Recipient r set r.state = de.mat.mailing.RecipientState.SKIPPED,"
                + " r.reason = de.mat.mailing.SkipReason.ERASED, r.since = :now where r.id in :ids and r.queued = false"
                + " and r.state = de.mat.mailing.RecipientState.OPEN")
@NamedQuery(
        name = Recipient.FORGET,
        query = "update Recipient r set r.address = null, r.addressKey = null, r.reply = '', r.delivery = null"
                + " where r.id in :ids")
@NamedQuery(name = Recipient.OF_TOKEN, query = "select r from Recipient r where r.token = :token")
@NamedQuery(
        name = Recipient.TRIED,
        query = "select r.state from Recipient r where r.mailing = :mailing and r.since >= :since"
                + " and r.state in (de.mat.mailing.RecipientState.SENT, de.mat.mailing.RecipientState.REFUSED,"
                + " de.mat.mailing.RecipientState.UNKNOWN) order by r.since desc, r.id desc")
class Recipient {

    static final String QUEUE = "Recipient.queue";
    static final String COUNTS = "Recipient.counts";
    static final String QUEUED = "Recipient.queued";
    static final String LEAVE_EVERYWHERE = "Recipient.leaveEverywhere";
    static final String IDS_OF_ADDRESSES = "Recipient.idsOfAddresses";
    static final String IDS_OF_CONTACTS = "Recipient.idsOfContacts";
    static final String SKIP_ERASED = "Recipient.skipErased";
    static final String FORGET = "Recipient.forget";
    static final String OF_TOKEN = "Recipient.ofToken";

    /** What became of the last that were tried, the latest first. */
    static final String TRIED = "Recipient.tried";

    @Id
    private long id;

    @Column(name = "mailing_id")
    private long mailing;

    @Column(name = "contact_id")
    private long contact;

    private String address;

    @Column(name = "address_key")
    private String addressKey;

    @Column(name = "message_id")
    private String messageId;

    private String token;

    @Enumerated(EnumType.STRING)
    private RecipientState state;

    private boolean queued;

    @Column(name = "delivery_id")
    private Long delivery;

    @Enumerated(EnumType.STRING)
    private SkipReason reason;

    private String reply;

    private Instant since;

    @Column(name = "left_at")
    private Instant left;

    protected Recipient() {}

    /** It waits in delivery, again. */
    void queue(Instant now) {
        become(RecipientState.OPEN, now);
        queued = true;
    }

    /** The mail server took it, or a person knows that it did. */
    void sent(Instant now) {
        become(RecipientState.SENT, now);
    }

    void refused(String words, Instant now) {
        become(RecipientState.REFUSED, now);
        reply = words;
    }

    /** Nobody knows whether it arrived. */
    void unknown(long deliveryId, String words, Instant now) {
        become(RecipientState.UNKNOWN, now);
        delivery = deliveryId;
        reply = words;
    }

    /** It is not sent. */
    void skip(SkipReason why, Instant now) {
        become(why == SkipReason.OBJECTION ? RecipientState.UNSUBSCRIBED : RecipientState.SKIPPED, now);
        reason = why;
    }

    /** This mail made its recipient leave; the first time counts. */
    void leave(Instant now) {
        left = left == null ? now : left;
    }

    private void become(RecipientState next, Instant now) {
        state = next;
        since = now;
        queued = false;
        delivery = null;
        reason = null;
        reply = "";
    }

    RecipientSource source() {
        return new RecipientSource(mailing, id);
    }

    long getId() {
        return id;
    }

    long getMailing() {
        return mailing;
    }

    long getContact() {
        return contact;
    }

    /** Null once the person was erased. */
    String getAddress() {
        return address;
    }

    String getAddressKey() {
        return addressKey;
    }

    String getMessageId() {
        return messageId;
    }

    String getToken() {
        return token;
    }

    RecipientState getState() {
        return state;
    }

    boolean isQueued() {
        return queued;
    }

    /** Null but for what waits for a person in delivery. */
    Long getDelivery() {
        return delivery;
    }

    SkipReason getReason() {
        return reason;
    }

    String getReply() {
        return reply;
    }

    /** Of the state. */
    Instant getSince() {
        return since;
    }

    Instant getLeft() {
        return left;
    }
}
