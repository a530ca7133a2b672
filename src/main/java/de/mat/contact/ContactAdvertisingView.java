package de.mat.contact;

import de.mat.faces.Messages;
import de.mat.faces.Moments;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/** Whether the contact that a page shows may get advertising: what is written down, and what is being written down. */
@Named
@ViewScoped
public class ContactAdvertisingView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private ContactService contacts;

    @Inject
    private ObjectionService objections;

    @Inject
    private Moments moments;

    private AdvertisingDraft draft;
    private boolean objecting;
    private String objection;
    private transient List<AdvertisingEntry> history;

    /** "Werbestatus ändern". */
    public void begin() {
        draft = new AdvertisingDraft(moments.today());
        objecting = false;
    }

    /** "Widerspruch eintragen": asks first. */
    public void beginObjection() {
        objecting = true;
        objection = null;
        draft = null;
    }

    /** It stays as it is. */
    public void cancel() {
        draft = null;
        objecting = false;
    }

    /** Writes down what was typed. */
    public void save(Contact contact) {
        if (draft.isProofMissing()) {
            Messages.error("form:proof", "contact.proof.missing");
            return;
        }
        try {
            contacts.advertise(contact.getId(), contact.getVersion(), draft.choice());
        } catch (ContactChangedException | ObjectionIsFinalException e) {
            Messages.error(null, "contact.changed");
        }
        cancel();
        history = null;
    }

    /** Writes down that the contact objects; whatever somebody else changed meanwhile. */
    public void object(Contact contact) {
        objections.object(
                contact.getId(), objection == null ? Messages.text("contact.objection.unsaid") : objection, null);
        cancel();
        history = null;
    }

    /** The last first. */
    public List<AdvertisingEntry> history(Contact contact) {
        if (history == null) {
            history = contacts.advertising(contact.getId());
        }
        return history;
    }

    /** Those that can be chosen; an objection has its own button. */
    public List<AdvertisingState> getStates() {
        return Stream.of(AdvertisingState.values())
                .filter(state -> state != AdvertisingState.OBJECTION)
                .toList();
    }

    /** Null as long as nothing is being written down. */
    public AdvertisingDraft getDraft() {
        return draft;
    }

    /** Whether the user is asked whether the contact objects. */
    public boolean isObjecting() {
        return objecting;
    }

    public String getObjection() {
        return objection;
    }

    public void setObjection(String objection) {
        this.objection = objection;
    }
}
