package de.mat.inquiry;

import de.mat.text.StorableText;
import jakarta.persistence.Column;
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

/** A later mail of the buyer: it belongs to an inquiry. Its texts are strangers' words, as those of the inquiry. */
@Entity
@Table(name = "joined_mail")
@NamedQuery(
        name = JoinedMail.OF_INQUIRY,
        query =
                "select m from JoinedMail m left join fetch m.rawMail where m.inquiry.id = :inquiry order by m.received, m.id")
@NamedQuery(
        name = JoinedMail.INQUIRIES_OF_MESSAGES,
        query =
                "select distinct m.inquiry from JoinedMail m where m.inquiry.platform = :platform and m.messageId in :messageIds")
@NamedQuery(name = JoinedMail.OF_RAW_MAIL, query = "select m from JoinedMail m where m.rawMail.id = :rawMail")
public class JoinedMail {

    static final String OF_INQUIRY = "JoinedMail.ofInquiry";
    static final String INQUIRIES_OF_MESSAGES = "JoinedMail.inquiriesOfMessages";
    static final String OF_RAW_MAIL = "JoinedMail.ofRawMail";

    private static final int SUBJECT = 1_000;
    private static final int MESSAGE = 200_000;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "joined_mail_seq")
    @SequenceGenerator(name = "joined_mail_seq", sequenceName = "joined_mail_seq", allocationSize = 50)
    private Long id;

    @Version
    private long version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "inquiry_id")
    private Inquiry inquiry;

    private Instant received;

    private String subject;

    private String message;

    @Column(name = "message_id")
    private String messageId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "raw_mail_id")
    private RawMail rawMail;

    protected JoinedMail() {}

    /** That mail belongs to this inquiry. */
    JoinedMail(Inquiry inquiry, JoiningMail mail, RawMail rawMail) {
        this.inquiry = inquiry;
        received = mail.received();
        String line =
                mail.subject().map(text -> StorableText.line(text, SUBJECT)).orElse(null);
        subject = line == null ? "" : line;
        messageId = mail.messageId().map(StorableText::messageId).orElse(null);
        this.rawMail = rawMail;
        recognise(mail.message());
    }

    /** The same mail was read again: takes over what is recognised as its message now. */
    void recognise(String text) {
        message = StorableText.lines(text, MESSAGE);
    }

    public Long getId() {
        return id;
    }

    Inquiry getInquiry() {
        return inquiry;
    }

    /** When the mailbox received it. */
    public Instant getReceived() {
        return received;
    }

    /** Never null, possibly empty. */
    public String getSubject() {
        return subject;
    }

    /** Plain text with line breaks. */
    public String getMessage() {
        return message;
    }

    /** With angle brackets; null when it has none that can be used. */
    String getMessageId() {
        return messageId;
    }

    /** The mail as it came; null once that is gone. */
    public RawMail getRawMail() {
        return rawMail;
    }
}
