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

/** A file that goes along with one message. */
@Entity
@Table(name = "delivery_attachment")
class DeliveryAttachment {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "delivery_attachment_seq")
    @SequenceGenerator(name = "delivery_attachment_seq", sequenceName = "delivery_attachment_seq", allocationSize = 50)
    private Long id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "delivery_id")
    private Delivery delivery;

    private String name;

    private String type;

    @ElementCollection
    @CollectionTable(name = "delivery_attachment_piece", joinColumns = @JoinColumn(name = "attachment_id"))
    @OrderColumn(name = "position")
    @Column(name = "content")
    private List<byte[]> pieces = new ArrayList<>();

    protected DeliveryAttachment() {}

    DeliveryAttachment(Delivery delivery, Attachment attachment) {
        this.delivery = delivery;
        this.name = attachment.name();
        this.type = attachment.type();
        this.pieces = FilePieces.of(attachment.content());
    }

    Attachment file() {
        return new Attachment(name, type, FilePieces.whole(pieces));
    }
}
