package de.mat.contact;

import de.mat.faces.IsoNames;
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
import java.util.stream.Stream;

/** Two contacts side by side that are to become one; first the choice of the second one. */
@Named
@ViewScoped
public class ContactMergeView implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String DETAIL = "/app/contact.xhtml?id=";
    private static final int MOST_FOUND = 10;

    @Inject
    private ContactService contacts;

    @Inject
    private ContactMatchService matches;

    @Inject
    private ContactMergeService merging;

    @Inject
    private IsoNames names;

    private String id;
    private String other;
    private String search;
    private String leftName;
    private String rightName;
    private ContactMerge merge;
    private List<ContactLine> candidates;

    /** Reads the contacts of the address, or answers "not found". */
    public void load() throws IOException {
        Optional<Contact> left = find(id);
        Optional<Contact> right = find(other);
        if (left.isEmpty() || other != null && (right.isEmpty() || other.equals(id))) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
            faces.responseComplete();
            return;
        }
        leftName = left.get().getName();
        if (right.isPresent()) {
            rightName = right.get().getName();
            merge = new ContactMerge(left.get(), right.get());
        } else {
            candidates = others(matches.proposals(clues(left.get())).stream().map(ContactMatch::contact));
        }
    }

    private Optional<Contact> find(String number) {
        return number != null && number.matches("[0-9]{1,18}")
                ? contacts.find(Long.parseLong(number))
                : Optional.empty();
    }

    private static ContactClues clues(Contact contact) {
        return new ContactClues(
                contact.getCompany(),
                null,
                null,
                contact.getCountry(),
                contact.getPhones(),
                contact.getAddress(),
                null);
    }

    private List<ContactLine> others(Stream<ContactLine> lines) {
        return lines.filter(line -> line.id() != Long.parseLong(id)).toList();
    }

    /** "Suchen". */
    public void find() {
        candidates = others(contacts
                .page(new ContactCriteria(search, List.of(), null, null, null), ContactOrder.NAME, 0, MOST_FOUND)
                .lines()
                .stream());
    }

    /** Makes one of the two and shows it. */
    public void merge() throws IOException {
        try {
            long kept = merging.merge(merge, Messages.text("contact.merge.source"));
            Messages.done("contact.merge.done");
            ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
            external.getFlash().setKeepMessages(true);
            external.redirect(external.getRequestContextPath() + DETAIL + kept);
        } catch (ContactChangedException e) {
            Messages.error(null, "contact.merge.changed");
            load();
        }
    }

    /** A value as people read it. */
    public String text(ContactColumn field, String value) {
        if (value.isEmpty()) {
            return Messages.text("contact.merge.nothing");
        }
        return switch (field) {
            case COUNTRY -> names.country(value);
            case LANGUAGE -> names.language(value);
            case SALUTATION -> Messages.text("contact.salutation." + value);
            case ADVERTISING -> Messages.text("contact.advertising." + value);
            default -> value;
        };
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getOther() {
        return other;
    }

    public void setOther(String other) {
        this.other = other;
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = search;
    }

    /** The one that stays. */
    public String getLeftName() {
        return leftName;
    }

    /** The one that goes. */
    public String getRightName() {
        return rightName;
    }

    /** Null as long as the second one is not chosen. */
    public ContactMerge getMerge() {
        return merge;
    }

    /** Who may be the second one. */
    public List<ContactLine> getCandidates() {
        return candidates;
    }
}
