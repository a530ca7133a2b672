package de.mat.inquiry;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A mail exactly as it came, kept compressed, so that it can be read again by better rules. Never changes. It is stored in
 * pieces, because databases agree on binary columns up to 1 MB only.
 */
@Entity
@Table(name = "raw_mail")
@NamedQuery(
        name = RawMail.OF_PLATFORM,
        query = "select m.id from RawMail m where m.id > :beyond and " + RawMail.IS_OF_PLATFORM + " order by m.id")
@NamedQuery(
        name = RawMail.PIECES,
        query = "select m.id, p from RawMail m join m.pieces p where m.id in :mails order by m.id, index(p)")
@NamedQuery(name = RawMail.COUNT_OF_PLATFORM, query = "select count(m) from RawMail m where " + RawMail.IS_OF_PLATFORM)
public class RawMail {

    static final String OF_PLATFORM = "RawMail.ofPlatform";
    static final String PIECES = "RawMail.pieces";
    static final String COUNT_OF_PLATFORM = "RawMail.countOfPlatform";

    static final String IS_OF_PLATFORM =
            "(exists (select i.id from Inquiry i where i.rawMail = m and i.platform = :platform)"
                    + " or exists (select j.id from JoinedMail j where j.rawMail = m and j.inquiry.platform = :platform))";

    private static final int PIECE = 1_000_000;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "raw_mail_seq")
    @SequenceGenerator(name = "raw_mail_seq", sequenceName = "raw_mail_seq", allocationSize = 50)
    private Long id;

    private long size;

    @ElementCollection
    @CollectionTable(name = "raw_mail_piece", joinColumns = @JoinColumn(name = "raw_mail_id"))
    @OrderColumn(name = "position")
    @Column(name = "content")
    private List<byte[]> pieces = new ArrayList<>();

    protected RawMail() {}

    /** Keeps a copy of these bytes. */
    public RawMail(byte[] mail) {
        size = mail.length;
        byte[] compressed = compress(mail);
        for (int from = 0; from < compressed.length; from += PIECE) {
            pieces.add(Arrays.copyOfRange(compressed, from, Math.min(compressed.length, from + PIECE)));
        }
    }

    /** The mail as it came. */
    public byte[] content() {
        return content(pieces);
    }

    /** A mail of its pieces. */
    static byte[] content(List<byte[]> pieces) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        pieces.forEach(compressed::writeBytes);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed.toByteArray()))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("A raw mail is damaged", e);
        }
    }

    private static byte[] compress(byte[] mail) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(mail);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot happen in memory", e);
        }
        return compressed.toByteArray();
    }

    public Long getId() {
        return id;
    }

    /** Bytes of the mail as it came. */
    public long getSize() {
        return size;
    }
}
