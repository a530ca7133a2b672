package de.mat.mailing;

import de.mat.contact.ContactService;
import de.mat.contact.RecipientCandidate;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Who gets the mailing of the page: the numbers, the lists behind them, and contacts to be added by hand. */
@Named
@ViewScoped
public class RecipientsView implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What is found to be added by hand. */
    private static final int MOST_FOUND = 8;

    /** The list of those who get it; the others are called as the reason is. */
    private static final String RECIPIENTS = "RECIPIENTS";

    @Inject
    private SelectionService selections;

    @Inject
    private ContactService contacts;

    /** As it is for this filter and these choices; not worth to be kept with the session. */
    private transient MailingSelection selection;

    private RecipientFilter filter;
    private Map<Long, Choice> choices;
    private String shown;
    private String words;

    /** Who gets it. */
    public MailingSelection of(MailingDraft draft) {
        if (selection == null
                || !draft.getFilter().equals(filter)
                || !draft.getChoices().equals(choices)) {
            filter = draft.getFilter().copy();
            choices = new HashMap<>(draft.getChoices());
            selection = selections.select(filter, choices);
        }
        return selection;
    }

    /** The reasons there are, for whom is left out. */
    public List<LeftOut.Reason> reasons(MailingDraft draft) {
        return List.copyOf(of(draft).leftOutByReason().keySet());
    }

    /** Opens the list behind a number, or closes it. */
    public void show(String list) {
        shown = list.equals(shown) ? null : list;
    }

    /** Whether the list of those who are left out for that reason is open. */
    public boolean isOpen(LeftOut.Reason reason) {
        return reason.name().equals(shown);
    }

    /** Who stands in the list that is open. */
    public List<RecipientCandidate> listed(MailingDraft draft) {
        if (shown == null) {
            return List.of();
        }
        return shown.equals(RECIPIENTS) ? of(draft).recipients() : of(draft).leftOut(LeftOut.Reason.valueOf(shown));
    }

    /** Contacts in which the typed words occur. */
    public List<RecipientCandidate> getFound() {
        return words == null || words.isBlank() ? List.of() : selections.find(words, MOST_FOUND);
    }

    /** "First Last, company", or what of it is known. */
    public String name(RecipientCandidate contact) {
        List<String> parts = new ArrayList<>();
        String person = Stream.of(contact.firstName(), contact.lastName())
                .filter(each -> each != null && !each.isBlank())
                .reduce((first, last) -> first + " " + last)
                .orElse("");
        Stream.of(person, contact.company())
                .filter(each -> each != null && !each.isBlank())
                .forEach(parts::add);
        return parts.isEmpty() ? contact.address() : String.join(", ", parts);
    }

    /** Its name in that language. */
    public String country(String code, Locale locale) {
        return new Locale("", code).getDisplayCountry(locale);
    }

    /** Its name in that language. */
    public String language(String code, Locale locale) {
        return Locale.forLanguageTag(code).getDisplayLanguage(locale);
    }

    public List<String> getGroups() {
        return contacts.groups();
    }

    public List<String> getCountries() {
        return contacts.countries();
    }

    public List<String> getLanguages() {
        return contacts.languages();
    }

    /** The list that is open; null when none is. */
    public String getShown() {
        return shown;
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }
}
