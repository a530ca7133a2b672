package de.mat.delivery;

import de.mat.mail.Attachment;
import de.mat.mail.MailFailure.Cause;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A message on its way out. Intent is written first, and what was attempted before it is attempted: so whatever is interrupted, the row
 * says what is certain. Its Message-ID and date never change; sender and signature are the account's when it is sent.
 */
@Entity
@Table(name = "delivery")
public class Delivery {

    /** What is told of a message that was not sent because its person was erased. */
    static final String ERASED = "ERASED";

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

    private Instant since;

    @Embedded
    private DeliveryClaim claim = new DeliveryClaim();

    @Column(name = "perhaps_arrived")
    private boolean perhapsArrived;

    private Instant tried;

    private boolean erased;

    @Embedded
    private DeliveryContent content;

    @Embedded
    private DeliveryTries trying;

    @OneToMany(mappedBy = "delivery", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("id")
    private List<DeliveryAttachment> attachments = new ArrayList<>();

    protected Delivery() {}

    Delivery(OutgoingMessage message, String messageId, Instant now) {
        this(Urgency.PROMPT, message.source(), new DeliveryContent(message, messageId, now), now);
        message.attachments().forEach(file -> attachments.add(new DeliveryAttachment(this, file)));
    }

    Delivery(long template, BulkRecipient recipient, String subject, Instant now) {
        this(Urgency.BULK, recipient.source(), new DeliveryContent(template, recipient, subject, now), now);
    }

    private Delivery(Urgency urgency, String source, DeliveryContent content, Instant now) {
        this.urgency = urgency;
        this.source = source;
        this.content = content;
        this.since = now;
        this.trying = new DeliveryTries(now);
    }

    /** A sender begins with it; until the instant given nobody else does, unless that is put off. */
    void claim(String sender, Instant until) {
        state = DeliveryState.SENDING;
        claim.take(sender, until);
    }

    boolean isClaimedBy(String sender) {
        return state == DeliveryState.SENDING && sender.equals(claim.sender());
    }

    /** The server took it. */
    void sent(Instant now) {
        perhapsArrived = false;
        trying.succeeded();
        end(DeliveryState.SENT, now);
        forgetContent();
    }

    /** The server refused it for good. */
    void refused(Cause cause, String words, Instant now) {
        tried = now;
        failed(cause, words);
        fail(now);
    }

    /** If the server may have taken it at an earlier try, nobody knows. What became of bulk mail is told where it came from. */
    private void fail(Instant now) {
        end(perhapsArrived ? DeliveryState.UNKNOWN : DeliveryState.FAILED, now);
        if (isBulk() && state == DeliveryState.FAILED) {
            forgetContent();
        }
    }

    /**
     * It did not work this time, and another time it may; not for ever.
     *
     * @param patience how long is tried, from the first failure on
     */
    void deferred(Cause cause, String words, Duration patience, Instant now) {
        tried = now;
        failed(cause, words);
        trying.count();
        boolean unknown = cause == Cause.OUTCOME_UNKNOWN;
        perhapsArrived |= unknown;
        if (erased || unknown && isBulk()) {
            end(DeliveryState.UNKNOWN, now);
        } else if (trying.isHopeless(patience, now)) {
            fail(now);
        } else {
            trying.again(patience, now);
            putBack();
        }
    }

    /** A server may name the recipient in its words: those about an erased one are not kept. */
    private void failed(Cause cause, String words) {
        trying.failed(cause, erased ? ERASED : words);
    }

    /** It was not its own fault: back to its place in the queue, unless nothing is left of it. */
    void putBack(Instant now) {
        if (erased) {
            end(DeliveryState.DISCARDED, now);
        } else {
            putBack();
        }
    }

    private void putBack() {
        state = DeliveryState.WAITING;
        claim.release();
    }

    /** Its sender is gone, and nobody knows how far it came. */
    void left(Instant now) {
        boolean unknown = claim.isHandedOver();
        if (unknown) {
            failed(Cause.OUTCOME_UNKNOWN, "");
            perhapsArrived = true;
        }
        if (unknown && isBulk()) {
            end(DeliveryState.UNKNOWN, now);
        } else {
            putBack(now);
        }
    }

    /** A person wants it sent, again or at once. */
    void tryAgain(Instant now) {
        if (state != DeliveryState.WAITING) {
            since = now;
        }
        trying.restart(now);
        putBack();
    }

    /** A person decides against it. */
    void discard(Instant now) {
        end(DeliveryState.DISCARDED, now);
        forgetContent();
    }

    /** Who caused it calls it back; if the server may have it, that is a question again. */
    void callBack(String why, Instant now) {
        trying.failed(trying.failureCause(), why);
        if (perhapsArrived) {
            end(DeliveryState.UNKNOWN, now);
        } else {
            discard(now);
        }
    }

    /**
     * Of a person whose data is erased: nothing stays but that there was a message. What waits is not sent; what is being sent right now
     * ends by itself.
     */
    void erase(Instant now) {
        erased = true;
        content.erase();
        attachments.clear();
        failed(trying.failureCause(), "");
        // Until it ends, its sender may still ask for the template.
        if (state != DeliveryState.SENDING && state != DeliveryState.SENT) {
            end(DeliveryState.DISCARDED, now);
        }
    }

    /** Whether the server may have it from an earlier try. */
    boolean mayHaveArrived() {
        return perhapsArrived;
    }

    /** Whether a person may decide about it: nobody is at it, and it is not over. */
    boolean isOpen() {
        return state == DeliveryState.WAITING
                || state == DeliveryState.UNKNOWN
                || state == DeliveryState.FAILED && urgency == Urgency.PROMPT;
    }

    /** Of what is erased nobody can decide anything any more. */
    private void end(DeliveryState ended, Instant now) {
        state = erased && ended != DeliveryState.SENT ? DeliveryState.DISCARDED : ended;
        since = now;
        claim.release();
        if (erased) {
            content.forget();
        }
    }

    private void forgetContent() {
        content.forget();
        attachments.clear();
    }

    DeliveryOutcome outcome() {
        return new DeliveryOutcome(id, source, state, trying.reply());
    }

    /** What a sender needs of it. */
    ClaimedMessage claimed() {
        List<Attachment> files =
                attachments.stream().map(DeliveryAttachment::file).toList();
        return new ClaimedMessage(
                id, claim.sender(), content.message(source, files), content.messageId(), content.written());
    }

    /** What a sender needs of it when it is bulk mail. */
    ClaimedBulk claimedBulk() {
        return new ClaimedBulk(
                id, claim.sender(), content.template(), content.subject(), content.bulk(source), content.written());
    }

    /** To whom it goes, and what it says beyond a template. */
    void tellWords(Map<String, Object> data) {
        content.tell(data);
    }

    BulkClaimed bulkClaimed() {
        return new BulkClaimed(source, content.recipient());
    }

    boolean isBulk() {
        return urgency == Urgency.BULK;
    }

    public Long getId() {
        return id;
    }

    public DeliveryState getState() {
        return state;
    }

    /** With angle brackets. */
    public String getMessageId() {
        return content.messageId();
    }

    /** When it was submitted; the date in its header. */
    public Instant getWritten() {
        return content.written();
    }

    /** When it came into its state. */
    public Instant getSince() {
        return since;
    }

    public Instant getNextTry() {
        return trying.nextTry();
    }

    /** How often it failed and was tried again. */
    public int getTries() {
        return trying.tries();
    }

    /** Why it failed the last time; null when it did not. */
    public Cause getFailureCause() {
        return trying.failureCause();
    }

    /** What the server said the last time; empty when it said nothing. */
    public String getReply() {
        return trying.reply();
    }
}
