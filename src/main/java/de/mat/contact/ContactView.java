package de.mat.contact;

import de.mat.faces.Messages;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** One contact, as it was when it was shown: its buttons change that one and no later one. */
@Named
@ViewScoped
public class ContactView implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LIST = "/app/contacts.xhtml";

    @Inject
    private ContactService contacts;

    private String id;
    private transient Contact contact;
    private transient List<Contact> doubles;

    /** Opens the contact of the address, or answers "not found". */
    public void open() throws IOException {
        Optional<Contact> found =
                id != null && id.matches("[0-9]{1,18}") ? contacts.find(Long.parseLong(id)) : Optional.empty();
        contact = found.orElse(null);
        if (found.isEmpty()) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
            faces.responseComplete();
        }
    }

    /** Looks how it is now, when something else than this bean changed it. */
    public void look() {
        contact = contacts.find(contact.getId()).orElse(contact);
    }

    /** Removes the contact and goes back to the list. */
    public void remove() throws IOException {
        try {
            contacts.remove(contact.getId(), contact.getVersion());
            Messages.done("contact.removed", contact.getName());
            ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
            external.getFlash().setKeepMessages(true);
            external.redirect(external.getRequestContextPath() + LIST);
        } catch (ContactChangedException e) {
            Messages.error(null, "contact.changed");
            look();
        }
    }

    /** The other contacts with its address. */
    public List<Contact> getDoubles() {
        if (doubles == null) {
            doubles = contact.getAddress() == null
                    ? List.of()
                    : contacts.ofAddress(contact.getAddress()).stream()
                            .filter(other -> !other.getId().equals(contact.getId()))
                            .toList();
        }
        return doubles;
    }

    /** A number as people read it. */
    public String phone(String number) {
        return PhoneNumbers.readable(number);
    }

    /** What the address says; anything may stand there. */
    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public Contact getContact() {
        return contact;
    }
}
