package de.mat.delivery;

import de.mat.html.FormattedText;
import de.mat.mail.MailFailure.Cause;
import de.mat.mail.MailThread;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message on its way out. Intent is written first, and what was attempted before it is attempted: so whatever is interrupted, the row
 * says what is certain. Its Message-ID and date never change; sender and signature are the account's when it is sent.
 */
@Entity
@Table(name = "delivery")
@NamedQuery(name = Delivery.BY_IDS, query = "select d from Delivery d where d.id in :ids")
@NamedQuery(
        name = Delivery.DUE,
        query = "select d.id from Delivery d where d.state = de.mat.delivery.DeliveryState.WAITING"
                + " and d.nextTry <= :now")
@NamedQuery(
        name = Delivery.KEEP,
        query = "update Delivery d set d.claimedUntil = :until where d.claim = :claim"
                + " and d.state = de.mat.delivery.DeliveryState.SENDING")
@NamedQuery(
        name = Delivery.START_PATIENCE,
        query = "update Delivery d set d.giveUp = :giveUp where d.state = de.mat.delivery.DeliveryState.WAITING"
                + " and d.giveUp is null")
@NamedQuery(
        name = Delivery.HOPELESS,
        query = "select d from Delivery d where d.state = de.mat.delivery.DeliveryState.WAITING and d.giveUp <= :now"
                + " order by d.id")
public class Delivery {

    static final String BY_IDS = "Delivery.byIds";
    static final String DUE = "Delivery.due";
    static final String KEEP = "Delivery.keep";
    static final String START_PATIENCE = "Delivery.startPatience";
    static final String HOPELESS = "Delivery.hopeless";

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);
    private static final int DOUBLINGS_TO_LONGEST = 5;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "delivery_seq")
    @SequenceGenerator(name = "delivery_seq", sequenceName = "delivery_seq", allocationSize = 50)
    private Long id;

    @Version
    private long version;

    @Enumerated(EnumType.STRING)
    private Urgency urgency;

    private String source;

    @Enumerated(EnumType.STRING)
    private DeliveryState state = DeliveryState.WAITING;

    private String recipient;

    @Column(name = "reply_to")
    private String replyTo;

    private String subject;

    private String text;

    private String html;

    @Column(name = "message_id")
    private String messageId;

    private String thread;

    private Instant written;

    private Instant since;

    @Column(name = "next_try")
    private Instant nextTry;

    @Column(name = "give_up")
    private Instant giveUp;

    private int tries;

    private String claim;

    @Column(name = "claimed_until")
    private Instant claimedUntil;

    @Column(name = "handed_over")
    private boolean handedOver;

    @Column(name = "perhaps_arrived")
    private boolean perhapsArrived;

    @Enumerated(EnumType.STRING)
    @Column(name = "failure_cause")
    private Cause failureCause;

    private String reply = "";

    @OneToMany(mappedBy = "delivery", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("id")
    private List<DeliveryAttachment> attachments = new ArrayList<>();

    protected Delivery() {}

    Delivery(OutgoingMessage message, String messageId, Instant now) {
        this.urgency = message.urgency();
        this.source = message.source();
        this.recipient = message.recipient();
        this.replyTo = message.replyTo().orElse(null);
        this.subject = message.subject();
        this.text = message.body().text();
        this.html = message.body().html().orElse(null);
        this.thread = String.join("\n", message.thread().references());
        message.attachments().forEach(file -> attachments.add(new DeliveryAttachment(this, file)));
        this.messageId = messageId;
        this.written = now;
        this.since = now;
        this.nextTry = now;
    }

    /** A sender begins with it; until the instant given nobody else does, unless that is put off. */
    void claim(String sender, Instant until) {
        state = DeliveryState.SENDING;
        claim = sender;
        claimedUntil = until;
    }

    boolean isClaimedBy(String sender) {
        return state == DeliveryState.SENDING && sender.equals(claim);
    }

    /** The end of the message is about to be sent: from now on the server may have it. */
    void handOver() {
        handedOver = true;
    }

    /** The server took it. */
    void sent(Instant now) {
        perhapsArrived = false;
        failureCause = null;
        reply = "";
        end(DeliveryState.SENT, now);
        forgetContent();
    }

    /** The server refused it for good. */
    void refused(Cause cause, String words, Instant now) {
        note(cause, words);
        fail(now);
    }

    /** If the server may have taken it at an earlier try, nobody knows. */
    private void fail(Instant now) {
        end(perhapsArrived ? DeliveryState.UNKNOWN : DeliveryState.FAILED, now);
    }

    /**
     * It did not work this time, and another time it may; not for ever.
     *
     * @param patience how long is tried, from the first failure on
     */
    void deferred(Cause cause, String words, Duration patience, Instant now) {
        note(cause, words);
        tries++;
        boolean unknown = cause == Cause.OUTCOME_UNKNOWN;
        perhapsArrived |= unknown;
        if (unknown && urgency == Urgency.BULK) {
            end(DeliveryState.UNKNOWN, now);
        } else if (isHopeless(patience, now)) {
            fail(now);
        } else {
            giveUp = giveUp == null ? now.plus(patience) : giveUp;
            wait(now.plus(waitAfter(tries)));
        }
    }

    /** It was not its own fault: back to its place in the queue. */
    void putBack() {
        wait(nextTry);
    }

    private void wait(Instant next) {
        state = DeliveryState.WAITING;
        release();
        nextTry = next;
    }

    /** Its sender is gone, and nobody knows how far it came. */
    void left(Instant now) {
        boolean unknown = handedOver;
        if (unknown) {
            note(Cause.OUTCOME_UNKNOWN, "");
            perhapsArrived = true;
        }
        if (unknown && urgency == Urgency.BULK) {
            end(DeliveryState.UNKNOWN, now);
        } else {
            putBack();
        }
    }

    private boolean isHopeless(Duration patience, Instant now) {
        return patience.isZero() || giveUp != null && !now.isBefore(giveUp);
    }

    /** A person wants it sent, again or at once. */
    void tryAgain(Instant now) {
        if (state != DeliveryState.WAITING) {
            since = now;
        }
        giveUp = null;
        tries = 0;
        wait(now);
    }

    /** A person decides against it. */
    void discard(Instant now) {
        end(DeliveryState.DISCARDED, now);
        forgetContent();
    }

    /** Whether a person may decide about it: nobody is at it, and it is not over. */
    boolean isOpen() {
        return state == DeliveryState.WAITING || state == DeliveryState.FAILED || state == DeliveryState.UNKNOWN;
    }

    private void end(DeliveryState ended, Instant now) {
        state = ended;
        since = now;
        release();
    }

    private void release() {
        claim = null;
        claimedUntil = null;
        handedOver = false;
    }

    private void note(Cause cause, String words) {
        failureCause = cause;
        reply = words;
    }

    /** What is over is known by its Message-ID; its words are where it came from. */
    private void forgetContent() {
        text = "";
        html = null;
        attachments.clear();
    }

    private static Duration waitAfter(int tries) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(tries - 1, DOUBLINGS_TO_LONGEST));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    DeliveryOutcome outcome() {
        return new DeliveryOutcome(id, source, state, reply);
    }

    /** What a sender needs of it. */
    ClaimedMessage claimed() {
        return new ClaimedMessage(id, claim, message(), messageId, written);
    }

    private OutgoingMessage message() {
        return new OutgoingMessage(
                urgency,
                source,
                recipient,
                Optional.ofNullable(replyTo),
                subject,
                new FormattedText(text, Optional.ofNullable(html)),
                new MailThread(List.of(thread.split("\n"))),
                attachments.stream().map(DeliveryAttachment::file).toList());
    }

    public Long getId() {
        return id;
    }

    public Urgency getUrgency() {
        return urgency;
    }

    public DeliveryState getState() {
        return state;
    }

    /** With angle brackets. */
    public String getMessageId() {
        return messageId;
    }

    /** When it was submitted; the date in its header. */
    public Instant getWritten() {
        return written;
    }

    /** When it came into its state. */
    public Instant getSince() {
        return since;
    }

    public Instant getNextTry() {
        return nextTry;
    }

    /** How often it failed and was tried again. */
    public int getTries() {
        return tries;
    }

    /** Why it failed the last time; null when it did not. */
    public Cause getFailureCause() {
        return failureCause;
    }

    /** What the server said the last time; empty when it said nothing. */
    public String getReply() {
        return reply;
    }
}
