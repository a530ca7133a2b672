package de.mat.inquiry;

import de.mat.contact.Contact;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;

/** The contact whose inquiry it is. Apart from the inquiry: to say so is no change of it, and disturbs nobody who is at it. */
@Entity
@Table(name = "inquiry_contact")
@NamedQuery(
        name = InquiryContact.OF_INQUIRY,
        query = "select l.contact from InquiryContact l where l.inquiry.id = :inquiry")
@NamedQuery(name = InquiryContact.REMOVE, query = "delete from InquiryContact l where l.inquiry.id = :inquiry")
@NamedQuery(
        name = InquiryContact.MOVE,
        query = "update InquiryContact l set l.contact = :kept where l.contact = :merged")
public class InquiryContact {

    static final String OF_INQUIRY = "InquiryContact.ofInquiry";
    static final String REMOVE = "InquiryContact.remove";
    static final String MOVE = "InquiryContact.move";

    @Id
    @OneToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "inquiry_id")
    private Inquiry inquiry;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contact_id")
    private Contact contact;

    protected InquiryContact() {}

    InquiryContact(Inquiry inquiry, Contact contact) {
        this.inquiry = inquiry;
        this.contact = contact;
    }
}
