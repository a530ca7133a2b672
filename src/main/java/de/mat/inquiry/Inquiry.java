package de.mat.inquiry;

import de.mat.text.StorableText;
import de.mat.user.User;
import de.mat.validation.TextSyntax;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
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
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody asks for a machine. All texts are strangers' words: plain text, cut to the length of their columns, to be escaped
 * wherever they are shown.
 */
@Entity
@Table(name = "inquiry")
@NamedQuery(name = Inquiry.BY_ID, query = "select i from Inquiry i left join fetch i.responsible where i.id = :id")
@NamedQuery(name = Inquiry.COUNT, query = "select count(i) from Inquiry i where " + Inquiry.NO_SPAM)
@NamedQuery(
        name = Inquiry.LIST,
        query = InquiryLine.SELECT + " where " + Inquiry.NO_SPAM + " order by i.received desc, i.id desc")
@NamedQuery(
        name = Inquiry.COUNT_BY_STATE,
        query =
                "select new de.mat.inquiry.StateCount(i.state, count(i)) from Inquiry i where i.state in :states group by i.state")
@NamedQuery(
        name = Inquiry.OPEN,
        query = "update Inquiry i set i.state = :opened where i.id = :id and i.state = de.mat.inquiry.InquiryState.NEW")
@NamedQuery(
        name = Inquiry.OF_ADDRESSES,
        query = "select i from Inquiry i where i.platform = :platform"
                + " and (i.senderAddress = :sender or i.answerKey = :sender)"
                + " and (i.senderAddress = :answer or i.answerKey = :answer) order by i.received desc, i.id desc")
@NamedQuery(
        name = Inquiry.OF_MESSAGES,
        query = "select i from Inquiry i where i.platform = :platform and i.messageId in :messageIds")
@NamedQuery(name = Inquiry.OF_SUBMISSION, query = "select i.id from Inquiry i where i.submission = :submission")
@NamedQuery(name = Inquiry.COUNT_WAITING, query = "select count(i) from Inquiry i where i.waitingSince <= :since")
@NamedQuery(
        name = Inquiry.TIMES_TO_ANSWER,
        query = "select i.platform, i.secondsToAnswer from Inquiry i where i.received >= :since"
                + " and i.secondsToAnswer is not null")
@NamedQuery(
        name = Inquiry.OF_RAW_MAIL,
        query = "select i from Inquiry i where i.rawMail.id = :rawMail order by i.block")
public class Inquiry {

    static final String BY_ID = "Inquiry.byId";
    static final String COUNT = "Inquiry.count";
    static final String LIST = "Inquiry.list";
    static final String COUNT_BY_STATE = "Inquiry.countByState";
    static final String OPEN = "Inquiry.open";
    static final String OF_ADDRESSES = "Inquiry.ofAddresses";
    static final String OF_MESSAGES = "Inquiry.ofMessages";
    static final String OF_SUBMISSION = "Inquiry.ofSubmission";
    static final String COUNT_WAITING = "Inquiry.countWaiting";
    static final String TIMES_TO_ANSWER = "Inquiry.timesToAnswer";
    static final String OF_RAW_MAIL = "Inquiry.ofRawMail";

    static final String NO_SPAM = "i.state <> de.mat.inquiry.InquiryState.SPAM";

    private static final int SHORT = 200;
    private static final int NUMBER = 100;
    private static final int ADDRESS = 320;
    private static final int LONG = 1_000;
    private static final int FURTHER = 20_000;
    private static final int MESSAGE = 200_000;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "inquiry_seq")
    @SequenceGenerator(name = "inquiry_seq", sequenceName = "inquiry_seq", allocationSize = 50)
    private Long id;

    @Version
    private long version;

    private String platform;

    @Enumerated(EnumType.STRING)
    private InquiryType type;

    @Enumerated(EnumType.STRING)
    private InquiryState state;

    @Column(name = "external_number")
    private String externalNumber;

    @Column(name = "sender_address")
    private String senderAddress;

    private Instant received;

    private String subject;

    private String company;

    private String person;

    private String place;

    private String country;

    @Convert(converter = LinesConverter.class)
    private List<String> phones;

    @Column(name = "answer_address")
    private String answerAddress;

    @Column(name = "answer_key")
    private String answerKey;

    private String category;

    private String machine;

    private String language;

    @Column(name = "message_id")
    private String messageId;

    private String message;

    @Convert(converter = LinesConverter.class)
    private List<String> further;

    private boolean complete;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "raw_mail_id")
    private RawMail rawMail;

    private int block;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "responsible_id")
    private User responsible;

    @Column(name = "sender_confirmed")
    private boolean senderConfirmed;

    private String submission;

    private String suspicions;

    @Column(name = "waiting_since")
    private Instant waitingSince;

    @Column(name = "first_answered")
    private Instant firstAnswered;

    @Column(name = "seconds_to_answer")
    private Long secondsToAnswer;

    @Enumerated(EnumType.STRING)
    @Column(name = "close_reason")
    private CloseReason closeReason;

    protected Inquiry() {}

    /**
     * A new inquiry, read from that mail.
     *
     * @param block which of the mail's inquiries it is, counted from 0
     */
    Inquiry(NewInquiry inquiry, RawMail rawMail, int block) {
        platform = inquiry.platform();
        state = InquiryState.NEW;
        senderAddress = inquiry.senderAddress().map(StorableText::addressKey).orElse(null);
        received = inquiry.received();
        String subjectLine =
                inquiry.subject().map(text -> StorableText.line(text, LONG)).orElse(null);
        subject = subjectLine == null ? "" : subjectLine;
        messageId = inquiry.messageId().map(StorableText::messageId).orElse(null);
        senderConfirmed = inquiry.senderConfirmed();
        this.rawMail = rawMail;
        this.block = block;
        recognise(inquiry);
    }

    /** What a visitor of the website sent. */
    Inquiry(VisitorInquiry visitor) {
        this(visitor.inquiry(), null, 0);
        submission = visitor.submission();
        if (!visitor.suspicions().isEmpty()) {
            state = InquiryState.SPAM;
            waitingSince = null;
            suspicions = String.join(",", visitor.suspicions());
        }
    }

    /** The same mail was read again: takes over what is recognised now. What people did with the inquiry stays. */
    void recognise(NewInquiry inquiry) {
        if (type != inquiry.type()) {
            type = inquiry.type();
            waitingSince = state == InquiryState.DONE ? null : firstWait();
        }
        externalNumber = inquiry.externalNumber()
                .map(text -> StorableText.line(text, NUMBER))
                .orElse(null);
        company = inquiry.company().map(text -> StorableText.line(text, SHORT)).orElse(null);
        person = inquiry.person().map(text -> StorableText.line(text, SHORT)).orElse(null);
        place = inquiry.place().map(text -> StorableText.line(text, SHORT)).orElse(null);
        country = inquiry.country().map(text -> StorableText.line(text, SHORT)).orElse(null);
        phones = StorableText.list(inquiry.phones(), LONG);
        // Half an address would be a wrong one.
        answerAddress = inquiry.answerAddress()
                .filter(address -> address.length() <= ADDRESS)
                .map(text -> StorableText.line(text, ADDRESS))
                .orElse(null);
        answerKey = inquiry.answerAddress().map(StorableText::addressKey).orElse(null);
        category =
                inquiry.category().map(text -> StorableText.line(text, SHORT)).orElse(null);
        machine = inquiry.machine().map(text -> StorableText.line(text, SHORT)).orElse(null);
        language = inquiry.language().filter(code -> code.matches("[a-z]{2}")).orElse(null);
        message = StorableText.lines(inquiry.message(), MESSAGE);
        further = StorableText.list(inquiry.further(), FURTHER);
        complete = inquiry.complete();
    }

    /** Since when the first answer is waited for; a wanted ad went to many dealers, and nobody waits for this one. */
    private Instant firstWait() {
        return firstAnswered == null && type != InquiryType.WANTED_AD ? received : null;
    }

    /** The buyer wrote again, and that mail, received then, was joined: whoever reads the list shall see it, and answer it. */
    void writtenAgain(Instant then) {
        state = InquiryState.NEW;
        closeReason = null;
        if (waitingSince == null) {
            waitingSince = then;
        }
    }

    /**
     * A mail server took an answer.
     *
     * @param taken the working time until now
     * @param writtenSince when the buyer wrote what the answer did not know yet
     */
    void answered(Instant now, Duration taken, Optional<Instant> writtenSince) {
        if (firstAnswered == null) {
            firstAnswered = now;
            secondsToAnswer = taken.toSeconds();
        }
        if (state != InquiryState.DONE) {
            waitingSince = writtenSince.orElse(null);
            state = writtenSince.isPresent() ? state : InquiryState.ANSWERED;
        }
    }

    /** Whether it is of the buyer who is answered at this address. */
    boolean isAnsweredAt(Optional<String> address) {
        return answerKey != null
                && address.map(StorableText::addressKey)
                        .filter(answerKey::equals)
                        .isPresent();
    }

    /** A person says that it is no spam: from now on it is like any other. */
    void acceptAsNoSpam() {
        require(state == InquiryState.SPAM);
        state = openedState();
        suspicions = null;
        waitingSince = firstWait();
    }

    /** This user is at it from now on, whoever was before. */
    void take(User user) {
        require(state != InquiryState.DONE && state != InquiryState.SPAM);
        state = InquiryState.IN_PROGRESS;
        responsible = user;
    }

    /** Nobody is at it any more. */
    void release() {
        require(state == InquiryState.IN_PROGRESS);
        state = InquiryState.READ;
        responsible = null;
    }

    /** Nothing is left to do; whose work it was stays, else it was this user's. */
    void finish(User user, CloseReason reason) {
        require(state != InquiryState.DONE);
        state = InquiryState.DONE;
        waitingSince = null;
        closeReason = reason;
        if (responsible == null) {
            responsible = user;
        }
    }

    /** Something is left to do after all, for the one who was at it. */
    void reopen() {
        require(state == InquiryState.DONE);
        state = openedState();
        closeReason = null;
        waitingSince = firstWait();
    }

    /** What a new inquiry becomes when somebody opens it; it has a responsible user when it was made new again. */
    InquiryState openedState() {
        return responsible == null ? InquiryState.READ : InquiryState.IN_PROGRESS;
    }

    private static void require(boolean possible) {
        if (!possible) {
            throw new IllegalStateException("Not possible in this state of the inquiry");
        }
    }

    public Long getId() {
        return id;
    }

    /** Another one whenever the inquiry was changed. */
    public long getVersion() {
        return version;
    }

    /** The code of the platform that sent it. */
    public String getPlatform() {
        return platform;
    }

    public InquiryType getType() {
        return type;
    }

    public InquiryState getState() {
        return state;
    }

    /** The platform's number of the inquiry, or of the machine that it is about. */
    public String getExternalNumber() {
        return externalNumber;
    }

    /** When the mailbox received it. */
    public Instant getReceived() {
        return received;
    }

    /** Never null, possibly empty. */
    public String getSubject() {
        return subject;
    }

    public String getCompany() {
        return company;
    }

    public String getPerson() {
        return person;
    }

    public String getPlace() {
        return place;
    }

    public String getCountry() {
        return country;
    }

    /** As written, several possible. */
    public List<String> getPhones() {
        return phones;
    }

    /** Where an answer goes; often the platform's relay, good for this conversation only. */
    public String getAnswerAddress() {
        return answerAddress;
    }

    /** Whether that is an address that can be written to. */
    public boolean isAnswerable() {
        return answerAddress != null && TextSyntax.isMailAddress(answerAddress);
    }

    /** The subject of an answer. */
    public String getAnswerSubject() {
        return AnswerSubject.of(this);
    }

    public String getCategory() {
        return category;
    }

    /** What it is about, as written by the platform. */
    public String getMachine() {
        return machine;
    }

    /** Of the message, ISO 639-1. */
    public String getLanguage() {
        return language;
    }

    /** The office was told of it by this mail, with which the conversation begins: a visitor wrote none. */
    void toldBy(String notificationsId) {
        if (messageId == null) {
            messageId = notificationsId;
        }
    }

    /** Of the mail that the conversation begins with, with angle brackets; null when it has none that can be used. */
    public String getMessageId() {
        return messageId;
    }

    /** Plain text with line breaks. */
    public String getMessage() {
        return message;
    }

    /** What the mail said beyond the known labels, each "label: value". */
    public List<String> getFurther() {
        return further;
    }

    /** False when the mail had no known layout. */
    public boolean isComplete() {
        return complete;
    }

    /** Who is at it, or was; null when nobody is. */
    public User getResponsible() {
        return responsible;
    }

    /** Whether a visitor of the website sent it, and no mail. */
    public boolean isFromWebsite() {
        return VisitorInquiry.PLATFORM.equals(platform);
    }

    /** Why it is taken for spam, as names; empty when it is not. */
    public List<String> getSuspicions() {
        return suspicions == null ? List.of() : List.of(suspicions.split(","));
    }

    /** Since when the buyer waits for an answer; null when nobody does. */
    public Instant getWaitingSince() {
        return waitingSince;
    }

    /** When a mail server took the first answer; null before that. */
    public Instant getFirstAnswered() {
        return firstAnswered;
    }

    /** The working time from its receipt to the first answer; null before that. */
    public Duration getTimeToAnswer() {
        return secondsToAnswer == null ? null : Duration.ofSeconds(secondsToAnswer);
    }

    /** Why it is done; null while it is not, and when it was done before reasons were asked for. */
    public CloseReason getCloseReason() {
        return closeReason;
    }

    /** Whether the server that received the mail confirmed where it comes from. */
    public boolean isSenderConfirmed() {
        return senderConfirmed;
    }

    /** The mail it was read from; null once that is gone. */
    public RawMail getRawMail() {
        return rawMail;
    }

    /** Which of the mail's inquiries it is, counted from 0. */
    public int getBlock() {
        return block;
    }
}
