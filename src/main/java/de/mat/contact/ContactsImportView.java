package de.mat.contact;

import de.mat.faces.Messages;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** A file with contacts: what its columns say, what would become of it, and the button that stores all of it. */
@Named
@ViewScoped
public class ContactsImportView implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LIST = "/app/contacts.xhtml";
    private static final int SHOWN = 20;
    private static final int MEGABYTE = 1024 * 1024;

    @Inject
    private ContactFile file;

    @Inject
    private transient ContactImport reader;

    @Inject
    private ContactTableService contacts;

    private ContactTable table;
    private ContactPreview preview;
    private ContactPreview stored;
    private KnownAddress known = KnownAddress.UPDATE;

    /** Reads the file that was just sent, if there is one. */
    public void open() {
        file.take().ifPresent(content -> {
            table = ContactTable.of(content);
            check();
        });
    }

    /** Looks what would become of the file as its columns are understood now. */
    public void check() {
        preview = reader.preview(
                table, known, FacesContext.getCurrentInstance().getViewRoot().getLocale());
    }

    /** Stores all of it and goes back to the list, unless there is more to tell; nothing if a contact was changed meanwhile. */
    public void store() throws IOException {
        try {
            contacts.storeAll(preview.contacts());
            if (!preview.remarks().isEmpty()) {
                stored = preview;
                preview = null;
                return;
            }
            Messages.done("contactsImport.stored", preview.added(), preview.changed());
            ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
            external.getFlash().setKeepMessages(true);
            external.redirect(external.getRequestContextPath() + LIST);
        } catch (ContactChangedException e) {
            Messages.error(null, "contactsImport.changed");
            check();
        }
    }

    /** Null as long as no file was sent. */
    public ContactPreview getPreview() {
        return preview;
    }

    /** What was stored, when there is something to tell about its lines; else null. */
    public ContactPreview getStored() {
        return stored;
    }

    /** The first of them. */
    public List<ContactRemark> first(List<ContactRemark> remarks) {
        return remarks.subList(0, Math.min(ContactImport.MOST_PROBLEMS, remarks.size()));
    }

    /** Null as long as no file was sent. */
    public ContactTable getTable() {
        return table;
    }

    public KnownAddress getKnown() {
        return known;
    }

    public void setKnown(KnownAddress known) {
        this.known = known;
    }

    /** The first of them. */
    public List<ImportedContact> getFirst() {
        return preview.contacts().subList(0, Math.min(SHOWN, preview.contacts().size()));
    }

    /** How many follow behind the first ones. */
    public int getMore() {
        return preview.contacts().size() - getFirst().size();
    }

    /** What is wrong, in words. */
    public String text(ContactTableProblem problem) {
        String what = problem.kind() == ContactTableProblem.Kind.RULE
                ? problem.words()
                : Messages.text(
                        "contactsImport.problem." + problem.kind(),
                        problem.words(),
                        ContactTable.MOST_CONTACTS,
                        ContactTable.LARGEST_FILE / MEGABYTE);
        return problem.column() == null
                ? what
                : Messages.text(
                        "contactsImport.inColumn",
                        Messages.text(problem.column().key()),
                        what);
    }

    public ContactColumn[] getMeanings() {
        return ContactColumn.values();
    }

    public KnownAddress[] getChoices() {
        return KnownAddress.values();
    }
}
