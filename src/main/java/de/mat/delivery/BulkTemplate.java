package de.mat.delivery;

import de.mat.html.FormattedText;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the messages of a bulk mail have in common. It never changes, and goes when no message needs it and no further one comes. */
@Entity
@Table(name = "bulk_template")
class BulkTemplate {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "bulk_template_seq")
    @SequenceGenerator(name = "bulk_template_seq", sequenceName = "bulk_template_seq", allocationSize = 50)
    private Long id;

    private String source;

    private String subject;

    private String text;

    @Column(name = "field_names")
    private String fieldNames;

    private boolean wanted = true;

    @ElementCollection
    @CollectionTable(name = "bulk_template_html", joinColumns = @JoinColumn(name = "template_id"))
    @OrderColumn(name = "position")
    @Column(name = "content")
    private List<byte[]> html = new ArrayList<>();

    @OneToMany(mappedBy = "template", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("id")
    private List<BulkAttachment> attachments = new ArrayList<>();

    protected BulkTemplate() {}

    BulkTemplate(BulkMessage message) {
        this.source = message.source();
        this.subject = message.subject();
        this.text = message.body().text();
        this.fieldNames = String.join(" ", message.fields());
        message.body().html().ifPresent(words -> this.html = FilePieces.of(words.getBytes(StandardCharsets.UTF_8)));
        message.attachments().forEach(file -> attachments.add(new BulkAttachment(this, file)));
    }

    /**
     * The subject as this recipient sees it.
     *
     * @throws IllegalArgumentException when a field has no value
     */
    String subjectFor(BulkRecipient recipient) {
        Map<String, String> values = recipient.values();
        for (String name : fieldNames.split(" ")) {
            if (!name.isEmpty() && !values.containsKey(name)) {
                throw new IllegalArgumentException("no value for a field: " + name);
            }
        }
        return BulkMessage.subject(subject, values);
    }

    /** No further recipient comes. */
    void release() {
        wanted = false;
    }

    BulkMessage message() {
        byte[] words = FilePieces.whole(html);
        FormattedText body = new FormattedText(
                text, words.length == 0 ? Optional.empty() : Optional.of(new String(words, StandardCharsets.UTF_8)));
        return new BulkMessage(
                source,
                subject,
                body,
                attachments.stream().map(BulkAttachment::file).toList());
    }

    Long getId() {
        return id;
    }
}
