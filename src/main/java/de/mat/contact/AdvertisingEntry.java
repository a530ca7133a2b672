package de.mat.contact;

import jakarta.persistence.Column;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/** That somebody set the advertising state of a contact: on what grounds, and when. Never changes; it is the proof. */
@Entity
@Table(name = "contact_advertising")
@NamedQuery(
        name = AdvertisingEntry.OF_CONTACT,
        query = "select a from AdvertisingEntry a where a.contact.id = :contact order by a.recorded desc, a.id desc")
@NamedQuery(
        name = AdvertisingEntry.OF_CONTACTS,
        query = "select a from AdvertisingEntry a where a.contact.id in :contacts order by a.recorded, a.id")
@NamedQuery(
        name = AdvertisingEntry.MOVE,
        query = "update AdvertisingEntry a set a.contact = :kept where a.contact = :merged")
public class AdvertisingEntry {

    static final String OF_CONTACT = "AdvertisingEntry.ofContact";
    static final String OF_CONTACTS = "AdvertisingEntry.ofContacts";
    static final String MOVE = "AdvertisingEntry.move";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "contact_advertising_seq")
    @SequenceGenerator(name = "contact_advertising_seq", sequenceName = "contact_advertising_seq", allocationSize = 50)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contact_id")
    private Contact contact;

    @Enumerated(EnumType.STRING)
    private AdvertisingState state;

    private String source;

    private String proof;

    private LocalDate given;

    private Instant recorded;

    @Column(name = "recorded_by")
    private String recordedBy;

    protected AdvertisingEntry() {}

    AdvertisingEntry(Contact contact, AdvertisingChoice choice, Instant recorded, String recordedBy) {
        this.contact = contact;
        state = choice.state();
        source = choice.source();
        proof = choice.proof() == null ? "" : choice.proof();
        given = choice.given();
        this.recorded = recorded;
        this.recordedBy = recordedBy;
    }

    long getContactId() {
        return contact.getId();
    }

    /** Whether that choice is what stands here already. */
    boolean says(AdvertisingChoice choice) {
        return state == choice.state()
                && Objects.equals(source, choice.source())
                && Objects.equals(given, choice.given())
                && proof.equals(choice.proof() == null ? "" : choice.proof());
    }

    public AdvertisingState getState() {
        return state;
    }

    /** How it is known; null when the suppression list says so. */
    public String getSource() {
        return source;
    }

    /** Never null, possibly empty. */
    public String getProof() {
        return proof;
    }

    /** The day on which the contact said so. */
    public LocalDate getGiven() {
        return given;
    }

    /** When it was written down. */
    public Instant getRecorded() {
        return recorded;
    }

    /** The user name of the one who wrote it down; null when MAT did. */
    public String getRecordedBy() {
        return recordedBy;
    }
}
