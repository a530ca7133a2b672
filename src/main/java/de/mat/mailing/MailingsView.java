package de.mat.mailing;

import de.mat.user.CurrentUser;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** The list of bulk mails. */
@Named
@ViewScoped
public class MailingsView implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int SIZE = 25;
    private static final MailingCriteria ALL = new MailingCriteria(null, null);

    @Inject
    private MailingService mailings;

    @Inject
    private CurrentUser currentUser;

    private final Lines lines = new Lines();
    private String search;
    private MailingState state;

    private MailingCriteria criteria() {
        return new MailingCriteria(search == null || search.isBlank() ? null : search.strip(), state);
    }

    /** Shows every mailing. */
    public void clear() {
        search = null;
        state = null;
    }

    /** "Rundmail schreiben": an empty one, in the language of the page as far as mails are written in it. */
    public String begin() {
        String language =
                FacesContext.getCurrentInstance().getViewRoot().getLocale().getLanguage();
        return open(mailings.begin("en".equals(language) ? MailingLanguage.EN : MailingLanguage.DE, currentUser.id()));
    }

    /** "Kopieren": the same as a new draft. */
    public String copy(long id) {
        return mailings.copy(id, currentUser.id()).map(MailingsView::open).orElse(null);
    }

    private static String open(MailingDraft draft) {
        return "/write/mailings/mailing-edit.xhtml?faces-redirect=true&id=" + draft.getId();
    }

    public LazyDataModel<MailingLine> getLines() {
        return lines;
    }

    public int getSize() {
        return SIZE;
    }

    /** In their order. */
    public List<MailingState> getStates() {
        return List.of(MailingState.values());
    }

    /** How many mailings meet what is chosen. */
    public int getCount() {
        return mailings.count(criteria());
    }

    /** Whether there is no mailing yet. */
    public boolean isNothingYet() {
        return mailings.count(ALL) == 0;
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = search;
    }

    public MailingState getState() {
        return state;
    }

    public void setState(MailingState state) {
        this.state = state;
    }

    private final class Lines extends LazyDataModel<MailingLine> {

        private static final long serialVersionUID = 1L;

        @Override
        public int count(Map<String, FilterMeta> filters) {
            return getCount();
        }

        @Override
        public List<MailingLine> load(
                int first, int size, Map<String, SortMeta> sorting, Map<String, FilterMeta> filters) {
            return mailings.list(criteria(), first, SIZE);
        }
    }
}
