package de.mat.mailing;

import de.mat.delivery.FilePieces;
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

/** A file that goes along with a bulk mail. */
@Entity
@Table(name = "mailing_attachment")
class MailingAttachment {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "mailing_attachment_seq")
    @SequenceGenerator(name = "mailing_attachment_seq", sequenceName = "mailing_attachment_seq", allocationSize = 50)
    private Long id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "mailing_id")
    private Mailing mailing;

    private String name;

    private String type;

    private long size;

    @ElementCollection
    @CollectionTable(name = "mailing_attachment_piece", joinColumns = @JoinColumn(name = "attachment_id"))
    @OrderColumn(name = "position")
    @Column(name = "content")
    private List<byte[]> pieces = new ArrayList<>();

    protected MailingAttachment() {}

    MailingAttachment(Mailing mailing, Attachment file) {
        this.mailing = mailing;
        name = file.name();
        type = file.type();
        size = file.content().length;
        pieces = FilePieces.of(file.content());
    }

    /** With its content. */
    Attachment file() {
        return new Attachment(name, type, FilePieces.whole(pieces));
    }

    Long getId() {
        return id;
    }

    String getName() {
        return name;
    }

    /** Bytes. */
    long getSize() {
        return size;
    }
}
