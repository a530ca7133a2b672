package de.mat.inquiry;

import de.mat.contact.Contact;
import de.mat.contact.ContactChangedException;
import de.mat.contact.ContactClues;
import de.mat.contact.ContactDraft;
import de.mat.contact.ContactMatch;
import de.mat.contact.ContactMatchService;
import de.mat.contact.ContactMerged;
import de.mat.contact.ContactService;
import de.mat.contact.RelayAddressException;
import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/**
 * Whose inquiry it is. MAT says so itself only when exactly one contact has the buyer's address; else it proposes, and a person decides.
 */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER})
public class InquiryContactService {

    private static final int MOST_INQUIRIES = 100;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private ContactService contacts;

    @Inject
    private ContactMatchService matches;

    /** For the container. */
    public InquiryContactService() {}

    InquiryContactService(EntityManager entityManager, ContactService contacts, ContactMatchService matches) {
        this.entityManager = entityManager;
        this.contacts = contacts;
        this.matches = matches;
    }

    /** An inquiry came in: links it if it is sure whose it is. What looks like spam claims to be anybody. */
    @RolesAllowed({Roles.INQUIRIES_WRITE, Roles.SYSTEM})
    public void recognise(@Observes InquiryRecorded news) {
        Inquiry inquiry = entityManager.find(Inquiry.class, news.id());
        if (inquiry != null && inquiry.getState() != InquiryState.SPAM) {
            matches.sure(inquiry.getAnswerAddress())
                    .ifPresent(contact -> entityManager.persist(new InquiryContact(inquiry, contact)));
        }
    }

    /** Two contacts became one: their inquiries are of that one. */
    @RolesAllowed({Roles.CONTACTS_WRITE, Roles.SYSTEM})
    public void move(@Observes ContactMerged news) {
        entityManager
                .createNamedQuery(InquiryContact.MOVE)
                .setParameter("kept", entityManager.getReference(Contact.class, news.kept()))
                .setParameter("merged", entityManager.getReference(Contact.class, news.merged()))
                .executeUpdate();
    }

    /** The contact whose inquiry it is. */
    public Optional<Contact> contact(long inquiryId) {
        return entityManager
                .createNamedQuery(InquiryContact.OF_INQUIRY, Contact.class)
                .setParameter("inquiry", inquiryId)
                .getResultStream()
                .findFirst();
    }

    /** Whose it may be, the surest first. */
    public List<ContactMatch> proposals(long inquiryId) {
        return Optional.ofNullable(entityManager.find(Inquiry.class, inquiryId))
                .map(inquiry -> matches.proposals(clues(inquiry)))
                .orElse(List.of());
    }

    /** The inquiries of the contact, the newest first. */
    public List<InquiryLine> inquiries(long contactId) {
        return entityManager
                .createQuery(
                        InquiryLine.SELECT
                                + " where exists (select 1 from InquiryContact l where l.inquiry = i and l.contact.id = :contact)"
                                + InquiryOrder.NEWEST_FIRST.clause(),
                        InquiryLine.class)
                .setParameter("contact", contactId)
                .setMaxResults(MOST_INQUIRIES)
                .getResultList();
    }

    private static ContactClues clues(Inquiry inquiry) {
        return new ContactClues(
                inquiry.getCompany(),
                inquiry.getPerson(),
                inquiry.getPlace(),
                inquiry.getCountry(),
                inquiry.getPhones(),
                inquiry.getAnswerAddress(),
                inquiry.getLanguage());
    }

    /**
     * Makes a new contact of what the inquiry says about the buyer, and links it.
     *
     * @return false if it says nothing that a contact could be called by, or there is no such inquiry; then nothing was stored
     */
    @RolesAllowed(Roles.CONTACTS_WRITE)
    public boolean create(long inquiryId) throws ContactChangedException, RelayAddressException {
        Inquiry inquiry = locked(inquiryId);
        if (inquiry == null) {
            return false;
        }
        ContactDraft draft = matches.draft(clues(inquiry));
        if (draft.isNameless()) {
            return false;
        }
        link(inquiry, contacts.store(draft));
        return true;
    }

    /**
     * The inquiry is of this contact.
     *
     * @return false if there is no such contact or inquiry; then nothing was stored
     */
    @RolesAllowed({Roles.INQUIRIES_WRITE, Roles.CONTACTS_WRITE})
    public boolean link(long inquiryId, long contactId) {
        Inquiry inquiry = locked(inquiryId);
        return inquiry != null && link(inquiry, contactId);
    }

    private boolean link(Inquiry inquiry, long contactId) {
        Contact contact = entityManager.find(Contact.class, contactId);
        if (contact == null) {
            return false;
        }
        unlink(inquiry.getId());
        entityManager.persist(new InquiryContact(inquiry, contact));
        return true;
    }

    /** Locked, so that of two who link at once the second one finds the link of the first. */
    private Inquiry locked(long inquiryId) {
        return entityManager.find(Inquiry.class, inquiryId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Whose inquiry it is, is not known. */
    @RolesAllowed({Roles.INQUIRIES_WRITE, Roles.CONTACTS_WRITE})
    public void unlink(long inquiryId) {
        entityManager
                .createNamedQuery(InquiryContact.REMOVE)
                .setParameter("inquiry", inquiryId)
                .executeUpdate();
    }
}
