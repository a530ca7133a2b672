package de.mat.inquiry;

import de.mat.contact.Contact;
import de.mat.contact.ContactChangedException;
import de.mat.contact.ContactCriteria;
import de.mat.contact.ContactLine;
import de.mat.contact.ContactMatch;
import de.mat.contact.ContactOrder;
import de.mat.contact.ContactService;
import de.mat.contact.RelayAddressException;
import de.mat.faces.Messages;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** The contact of the inquiry that a page shows, or the proposals for it; and the inquiries of the contact that a page shows. */
@Named
@ViewScoped
public class InquiryContactView implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int MOST_FOUND = 5;

    @Inject
    private InquiryContactService inquiryContacts;

    @Inject
    private ContactService contacts;

    private transient Optional<Contact> contact;
    private transient List<InquiryLine> inquiries;
    private List<ContactMatch> proposals;
    private List<ContactLine> found;
    private String search;

    /** Null as long as nobody has linked one. */
    public Contact contact(Inquiry inquiry) {
        if (contact == null) {
            contact = inquiryContacts.contact(inquiry.getId());
        }
        return contact.orElse(null);
    }

    /** The surest first; none when a contact is linked. */
    public List<ContactMatch> proposals(Inquiry inquiry) {
        if (proposals == null) {
            proposals = contact(inquiry) == null ? inquiryContacts.proposals(inquiry.getId()) : List.of();
        }
        return proposals;
    }

    /** "Zuordnen". */
    public void link(Inquiry inquiry, long contactId) {
        if (!inquiryContacts.link(inquiry.getId(), contactId)) {
            Messages.error(null, "inquiry.contact.gone");
        }
        lookAgain();
    }

    /** "Kontakt anlegen". */
    public void create(Inquiry inquiry) {
        try {
            if (!inquiryContacts.create(inquiry.getId())) {
                Messages.error("form:contactSearch", "inquiry.contact.nameless");
            }
        } catch (RelayAddressException | ContactChangedException becameOneMeanwhile) {
            Messages.error("form:contactSearch", "inquiry.contact.again");
        }
        lookAgain();
    }

    /** "Zuordnung lösen". */
    public void unlink(Inquiry inquiry) {
        inquiryContacts.unlink(inquiry.getId());
        lookAgain();
    }

    private void lookAgain() {
        contact = null;
        proposals = null;
        found = null;
    }

    /** "Suchen". */
    public void find() {
        found = search == null
                ? null
                : contacts.page(
                                new ContactCriteria(search, List.of(), null, null, null),
                                ContactOrder.NAME,
                                0,
                                MOST_FOUND)
                        .lines();
        if (search != null && found.isEmpty()) {
            Messages.error("form:contactSearch", "inquiry.contact.notFound");
        }
    }

    /** Null as long as nothing was searched for. */
    public List<ContactLine> getFound() {
        return found;
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = search;
    }

    /** The inquiries of that contact, the newest first. */
    public List<InquiryLine> inquiries(long contactId) {
        if (inquiries == null) {
            inquiries = inquiryContacts.inquiries(contactId);
        }
        return inquiries;
    }
}
