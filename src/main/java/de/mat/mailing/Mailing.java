package de.mat.mailing;

import de.mat.html.HtmlSanitizer;
import de.mat.mail.Attachment;
import de.mat.text.StorableText;
import de.mat.user.User;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
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
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * "Rundmail": what is written once and goes to each of its recipients by itself. A draft that keeps itself until it is started; from then
 * on nobody changes what it says. Foot and signature are not in it; those are put on when it goes out.
 */
@Entity
@Table(name = "mailing")
public class Mailing {

    /** Characters of the HTML, inline pictures included: as many as leave place for the foot in what is sent. */
    public static final int LONGEST_HTML = 900_000;

    private static final int LONGEST_SUBJECT = 300;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "mailing_seq")
    @SequenceGenerator(name = "mailing_seq", sequenceName = "mailing_seq", allocationSize = 50)
    private Long id;

    @Version
    private long version;

    private long revision;

    @Enumerated(EnumType.STRING)
    private MailingState state = MailingState.DRAFT;

    private String subject = "";

    private String html = "";

    @Enumerated(EnumType.STRING)
    private MailingLanguage language;

    @Embedded
    private RecipientFilter filter = new RecipientFilter();

    @ElementCollection
    @CollectionTable(name = "mailing_choice", joinColumns = @JoinColumn(name = "mailing_id"))
    @MapKeyColumn(name = "contact_id")
    @Column(name = "choice")
    @Enumerated(EnumType.STRING)
    private Map<Long, Choice> choices = new HashMap<>();

    @OneToMany(mappedBy = "mailing", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("id")
    private List<MailingAttachment> attachments = new ArrayList<>();

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "author_id")
    private User author;

    private Instant changed;

    private Instant started;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "starter_id")
    private User starter;

    protected Mailing() {}

    /** An empty draft. */
    Mailing(MailingLanguage language, User author, Instant now) {
        this.language = language;
        this.author = author;
        changed = now;
    }

    /** A draft that says the same to the same. */
    Mailing(Mailing other, User author, Instant now) {
        this(other.language, author, now);
        subject = other.subject;
        html = other.html;
        filter = other.filter.copy();
        choices.putAll(other.choices);
        other.getFiles().forEach(this::attach);
    }

    /** Takes over what was typed and chosen until now. */
    void keep(MailingDraft draft, Instant now) {
        write(draft.getSubject(), draft.getHtml(), draft.getLanguage());
        filter = draft.getFilter().copy();
        touch(now);
    }

    /** The HTML is sanitised here. */
    final void write(String newSubject, String newHtml, MailingLanguage newLanguage) {
        subject = Optional.ofNullable(StorableText.line(newSubject, LONGEST_SUBJECT))
                .orElse("");
        html = HtmlSanitizer.outgoing(StorableText.lines(newHtml, Integer.MAX_VALUE));
        language = newLanguage;
    }

    /** Whether what was kept fits into a mail; what does not must not be stored. */
    boolean isTooLong() {
        return html.length() > LONGEST_HTML;
    }

    /** A person decides about a contact; empty: the filter alone does again. */
    void choose(long contact, Optional<Choice> choice, Instant now) {
        choice.ifPresentOrElse(made -> choices.put(contact, made), () -> choices.remove(contact));
        touch(now);
    }

    void attach(Attachment file) {
        attachments.add(new MailingAttachment(this, file));
    }

    void detach(long attachmentId) {
        attachments.removeIf(each -> each.getId() == attachmentId);
    }

    private void touch(Instant now) {
        revision++;
        changed = now;
    }

    /** From now on it goes out, as it is. */
    void start(User by, Instant now) {
        state = MailingState.RUNNING;
        starter = by;
        started = now;
    }

    /** It goes on, waits or ends. */
    void turn(MailingState next) {
        state = next;
    }

    public Long getId() {
        return id;
    }

    /** Another one with every change of what it says and to whom. */
    public long getRevision() {
        return revision;
    }

    public MailingState getState() {
        return state;
    }

    public boolean isDraft() {
        return state == MailingState.DRAFT;
    }

    /** With placeholders. */
    public String getSubject() {
        return subject;
    }

    /** Sanitised, with placeholders. */
    public String getHtml() {
        return html;
    }

    public MailingLanguage getLanguage() {
        return language;
    }

    public RecipientFilter getFilter() {
        return filter;
    }

    /** What was decided about single contacts, by their ids. */
    public Map<Long, Choice> getChoices() {
        return Map.copyOf(choices);
    }

    /** The files that go along, with their content. */
    public List<Attachment> getFiles() {
        return attachments.stream().map(MailingAttachment::file).toList();
    }

    List<MailingAttachment> getAttachments() {
        return attachments;
    }

    /** Who began it. */
    public User getAuthor() {
        return author;
    }

    public Instant getChanged() {
        return changed;
    }

    /** Null while it is a draft. */
    public Instant getStarted() {
        return started;
    }

    /** Null while it is a draft. */
    public User getStarter() {
        return starter;
    }
}
