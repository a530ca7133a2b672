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

/** A contact as somebody writes it, new or changed. */
@Named
@ViewScoped
public class ContactEditView implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String DETAIL = "/app/contact.xhtml?id=";

    @Inject
    private ContactService contacts;

    private String id;
    private ContactDraft draft;
    private boolean conflict;

    /** Begins with what is stored, or with a new contact; also the way back to it when somebody else changed it. */
    public void load() throws IOException {
        conflict = false;
        draft = id == null ? new ContactDraft() : stored().map(ContactDraft::of).orElse(null);
        if (draft == null) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
            faces.responseComplete();
        }
    }

    private Optional<Contact> stored() {
        return id.matches("[0-9]{1,18}") ? contacts.find(Long.parseLong(id)) : Optional.empty();
    }

    /** Stores and shows the contact, or says what is wrong. */
    public void save() throws IOException {
        if (draft.isNameless()) {
            Messages.error("form:company", "contact.nameless");
            return;
        }
        try {
            long stored = contacts.store(draft);
            Messages.done("contact.saved");
            ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
            external.getFlash().setKeepMessages(true);
            external.redirect(external.getRequestContextPath() + DETAIL + stored);
        } catch (RelayAddressException e) {
            Messages.error("form:address", "contact.address.relay");
        } catch (ContactChangedException e) {
            conflict = true;
            FacesContext.getCurrentInstance().validationFailed();
        }
    }

    /** The same, over what somebody else stored meanwhile. */
    public void overwrite() throws IOException {
        stored().ifPresent(contact -> draft.rebase(contact.getVersion()));
        conflict = false;
        save();
    }

    /** Those that contacts are in already. */
    public List<String> getGroups() {
        return contacts.groups();
    }

    public Salutation[] getSalutations() {
        return Salutation.values();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public ContactDraft getDraft() {
        return draft;
    }

    /** Whether somebody else changed or removed the contact meanwhile. */
    public boolean isConflict() {
        return conflict;
    }
}
