package de.mat.inquiry;

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

/** A file that goes along with an answer; stored in pieces, because databases agree on binary columns up to 1 MB only. */
@Entity
@Table(name = "answer_attachment")
class AnswerAttachment {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "answer_attachment_seq")
    @SequenceGenerator(name = "answer_attachment_seq", sequenceName = "answer_attachment_seq", allocationSize = 50)
    private Long id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "answer_id")
    private Answer answer;

    private String name;

    private String type;

    private long size;

    @ElementCollection
    @CollectionTable(name = "answer_attachment_piece", joinColumns = @JoinColumn(name = "attachment_id"))
    @OrderColumn(name = "position")
    @Column(name = "content")
    private List<byte[]> pieces = new ArrayList<>();

    protected AnswerAttachment() {}

    AnswerAttachment(Answer answer, Attachment file) {
        this.answer = answer;
        name = file.name();
        type = file.type();
        byte[] content = file.content();
        size = content.length;
        pieces = FilePieces.of(content);
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
