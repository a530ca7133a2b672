package de.mat.delivery;

import de.mat.mail.Attachment;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** A file that goes along with each message of a template. */
@Entity
@Table(name = "bulk_attachment")
class BulkAttachment {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "bulk_attachment_seq")
    @SequenceGenerator(name = "bulk_attachment_seq", sequenceName = "bulk_attachment_seq", allocationSize = 50)
    private Long id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "template_id")
    private BulkTemplate template;

    private String name;

    private String type;

    @ElementCollection
    @CollectionTable(name = "bulk_attachment_piece", joinColumns = @JoinColumn(name = "attachment_id"))
    @OrderColumn(name = "position")
    @Column(name = "content")
    private List<byte[]> pieces = new ArrayList<>();

    protected BulkAttachment() {}

    BulkAttachment(BulkTemplate template, Attachment attachment) {
        this.template = template;
        this.name = attachment.name();
        this.type = attachment.type();
        this.pieces = FilePieces.of(attachment.content());
    }

    Attachment file() {
        return new Attachment(name, type, FilePieces.whole(pieces));
    }
}
