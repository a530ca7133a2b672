package de.mat.inquiry;

import de.mat.text.StorableText;
import de.mat.user.User;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.QueryHint;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What a user answers to an inquiry: a draft that keeps itself until it is sent, then a part of the conversation. The signature is not in
 * it; that is put on when it goes out.
 */
@Entity
@Table(name = "answer")
@NamedQuery(
        name = Answer.DRAFT_OF,
        query = "select a from Answer a where a.inquiry.id = :inquiry and a.author.id = :author"
                + " and a.state = de.mat.inquiry.AnswerState.DRAFT order by a.id")
@NamedQuery(
        name = Answer.DRAFTS_OF_OTHERS,
        query = "select a from Answer a join fetch a.author where a.inquiry.id = :inquiry and a.author.id <> :author"
                + " and a.state = de.mat.inquiry.AnswerState.DRAFT order by a.changed desc")
@NamedQuery(
        name = Answer.OF_INQUIRY,
        query = "select a from Answer a join fetch a.author where a.inquiry.id = :inquiry"
                + " and a.state <> de.mat.inquiry.AnswerState.DRAFT order by a.submitted, a.id",
        // The files of all answers at once
        hints = @QueryHint(name = "eclipselink.batch", value = "a.attachments"))
@NamedQuery(
        name = Answer.INQUIRIES_OF_MESSAGES,
        query = "select distinct a.inquiry from Answer a where a.inquiry.platform = :platform"
                + " and a.messageId in :messageIds")
public class Answer {

    static final String DRAFT_OF = "Answer.draftOf";
    static final String DRAFTS_OF_OTHERS = "Answer.draftsOfOthers";
    static final String OF_INQUIRY = "Answer.ofInquiry";
    static final String INQUIRIES_OF_MESSAGES = "Answer.inquiriesOfMessages";

    /** The longest text. */
    static final int LONGEST = 100_000;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "answer_seq")
    @SequenceGenerator(name = "answer_seq", sequenceName = "answer_seq", allocationSize = 50)
    private Long id;

    @Version
    private long version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "inquiry_id")
    private Inquiry inquiry;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "author_id")
    private User author;

    @Enumerated(EnumType.STRING)
    private AnswerState state = AnswerState.DRAFT;

    private String text = "";

    private boolean copy;

    private Instant changed;

    private String subject;

    private Instant submitted;

    @Column(name = "delivery_id")
    private Long deliveryId;

    @Column(name = "message_id")
    private String messageId;

    private Instant settled;

    private String reply = "";

    @Embedded
    @AttributeOverride(name = "deliveryId", column = @Column(name = "copy_delivery_id"))
    @AttributeOverride(name = "state", column = @Column(name = "copy_state"))
    @AttributeOverride(name = "reply", column = @Column(name = "copy_reply"))
    @AttributeOverride(name = "settled", column = @Column(name = "copy_settled"))
    private SideMail copyMail;

    @OneToMany(mappedBy = "answer", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("id")
    private List<AnswerAttachment> attachments = new ArrayList<>();

    protected Answer() {}

    /** An empty draft. */
    Answer(Inquiry inquiry, User author, Instant now) {
        this.inquiry = inquiry;
        this.author = author;
        changed = now.truncatedTo(ChronoUnit.MILLIS);
    }

    boolean isDraftOf(long userId) {
        return state == AnswerState.DRAFT && author.getId() == userId;
    }

    /** Keeps what its author has typed until now; pages compare when that was, so it is as exact as any database. */
    void keep(String typed, boolean copyWanted, Instant now) {
        text = StorableText.lines(typed, LONGEST);
        copy = copyWanted;
        changed = now.truncatedTo(ChronoUnit.MILLIS);
    }

    void attach(AnswerAttachment attachment) {
        attachments.add(attachment);
    }

    void detach(long attachmentId) {
        attachments.removeIf(each -> each.getId() == attachmentId);
    }

    /** It was given into the outgoing queue. */
    void submitted(String asSubject, long asDelivery, String asMessage, Instant now) {
        state = AnswerState.WAITING;
        subject = asSubject;
        deliveryId = asDelivery;
        messageId = asMessage;
        submitted = now;
        settled = now;
    }

    /** So was the copy for its author. */
    void copySubmitted(long asDelivery) {
        copyMail = new SideMail(asDelivery);
    }

    /** This became of it in the queue. */
    void settle(AnswerState newState, String serversWords, Instant now) {
        state = newState;
        reply = serversWords;
        settled = now;
    }

    public Long getId() {
        return id;
    }

    Inquiry getInquiry() {
        return inquiry;
    }

    public User getAuthor() {
        return author;
    }

    public AnswerState getState() {
        return state;
    }

    /** Plain, without the signature. */
    public String getText() {
        return text;
    }

    /** Whether the author gets one too. */
    public boolean isCopy() {
        return copy;
    }

    /** When its author last typed. */
    public Instant getChanged() {
        return changed;
    }

    /** Null while it is a draft. */
    public String getSubject() {
        return subject;
    }

    /** When it was given into the queue; null while it is a draft. */
    public Instant getSubmitted() {
        return submitted;
    }

    Long getDeliveryId() {
        return deliveryId;
    }

    /** With angle brackets; null while it is a draft. */
    String getMessageId() {
        return messageId;
    }

    /** When it came into its state. */
    public Instant getSettled() {
        return settled;
    }

    /** The server's own words; empty when there are none. */
    public String getReply() {
        return reply;
    }

    /** The copy for its author; null without one. */
    SideMail getCopyMail() {
        return copyMail;
    }

    List<AnswerAttachment> getAttachments() {
        return attachments;
    }
}
