package de.mat.privacy;

import de.mat.contact.Contact;
import de.mat.contact.ContactService;
import de.mat.faces.Messages;
import de.mat.inquiry.Inquiry;
import de.mat.inquiry.InquiryLine;
import de.mat.inquiry.InquiryService;
import de.mat.inquiry.PersonInquiryService;
import de.mat.mailing.PersonMailingService;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** "Daten einer Person": found by an address, handed over as a file, and erased. No address stands in the address of the page. */
@Named
@ViewScoped
public class PersonView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private PersonService people;

    @Inject
    private ErasureService erasures;

    @Inject
    private ContactService contacts;

    @Inject
    private InquiryService inquiries;

    @Inject
    private PersonInquiryService theirInquiries;

    @Inject
    private PersonMailingService mailings;

    @Inject
    private PersonExport export;

    private String contact;
    private String inquiry;
    private String address;
    private String typed;
    private Person person;

    /** Looks for the person of the contact or inquiry that the page was asked for. */
    public void open() {
        address = id(contact)
                .flatMap(contacts::find)
                .map(Contact::getAddress)
                .or(() -> id(inquiry).flatMap(inquiries::find).map(Inquiry::getAnswerAddress))
                .orElse(null);
        if (address != null) {
            find();
        }
    }

    private static Optional<Long> id(String parameter) {
        return Optional.ofNullable(parameter)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf);
    }

    /** "Suchen". */
    public void find() {
        person = null;
        typed = null;
        Optional<PersonProblem> problem = people.problem(address);
        if (problem.isPresent()) {
            Messages.error("form:address", "person.problem." + problem.get());
        } else {
            person = people.find(address);
        }
    }

    /** "Endgültig löschen": only if the address was typed once more, and only what was shown. */
    public void erase() {
        Person shown = person;
        if (typed == null || !typed.strip().toLowerCase(Locale.ROOT).equals(shown.address())) {
            Messages.error("eraseForm:typed", "person.erase.wrong");
            return;
        }
        Person now = people.find(shown.address());
        if (!now.equals(shown)) {
            person = now;
            Messages.error(null, "person.changed");
            return;
        }
        erasures.erase(shown.address());
        person = null;
        address = null;
        typed = null;
        Messages.done("person.erased");
    }

    /** "Herunterladen": answers the request with the file, which is named after the day alone. */
    public void download() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        external.setResponseContentType("application/zip");
        external.setResponseHeader(
                "Content-Disposition",
                "attachment; filename=\"" + Messages.text("person.export.file") + "-" + export.day() + ".zip\"");
        export.write(people.find(person.address()), external.getResponseOutputStream());
        faces.responseComplete();
    }

    /** What MAT holds; null before somebody was looked for. */
    public Person getPerson() {
        return person;
    }

    /** The contacts of the person. */
    public List<Contact> getContacts() {
        return person.contacts().stream()
                .map(contacts::find)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The inquiries of the person, the newest first. */
    public List<InquiryLine> getInquiries() {
        return theirInquiries.lines(person.inquiries());
    }

    /** How many bulk mails the recipients are of. */
    public int getMailings() {
        return mailings.mailings(person.recipients()).size();
    }

    public String getContact() {
        return contact;
    }

    public void setContact(String contact) {
        this.contact = contact;
    }

    public String getInquiry() {
        return inquiry;
    }

    public void setInquiry(String inquiry) {
        this.inquiry = inquiry;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public String getTyped() {
        return typed;
    }

    public void setTyped(String typed) {
        this.typed = typed;
    }
}
