package de.mat.inquiry;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIData;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.primefaces.event.data.PageEvent;
import org.primefaces.event.data.SortEvent;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;
import org.primefaces.model.SortOrder;

/** The list of inquiries. Where its reader is stands in the address of the page too. */
@Named
@ViewScoped
public class InquiriesView implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final String TABLE = "form:inquiries";

    @Inject
    private InquiryList list;

    private final Lines lines = new Lines();
    private ListPlace place = new ListPlace();

    /** Begins as the address says. */
    public void open() {
        place = ListPlace.of(
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap());
    }

    /** Something else was chosen: begins with the first of them. */
    public void choose() {
        place.goTo(0, place.order());
        UIComponent table = FacesContext.getCurrentInstance().getViewRoot().findComponent(TABLE);
        if (table instanceof UIData data) {
            data.setFirst(0);
        }
    }

    /** Shows every inquiry. */
    public void clear() {
        place.clear();
        choose();
    }

    /** Another page of the list. */
    public void turn(PageEvent event) {
        place.goTo(event.getPage() * ListPlace.SIZE, place.order());
    }

    /** Another order. */
    public void sort(SortEvent event) {
        place.goTo(0, order(event.getSortBy()));
    }

    private InquiryOrder order(Map<String, SortMeta> sorting) {
        return sorting.values().stream()
                .filter(SortMeta::isActive)
                .findFirst()
                .map(by -> by.getOrder() == SortOrder.ASCENDING ? InquiryOrder.OLDEST_FIRST : InquiryOrder.NEWEST_FIRST)
                .orElse(place.order());
    }

    /** For the table: the order it begins with. */
    public SortMeta getSorting() {
        return SortMeta.builder()
                .field("received")
                .order(place.order() == InquiryOrder.OLDEST_FIRST ? SortOrder.ASCENDING : SortOrder.DESCENDING)
                .build();
    }

    /** For the table: the line it begins with. */
    public int getFirst() {
        return place.first();
    }

    public int getSize() {
        return ListPlace.SIZE;
    }

    public LazyDataModel<InquiryLine> getLines() {
        return lines;
    }

    /** What follows the page's address to come back to what is shown. */
    public String getAddress() {
        return place.address();
    }

    /** What follows the address of the export. */
    public String getExport() {
        return InquiryFilter.query(place.filter().parameters());
    }

    /** The number of the news that the list knows of. */
    public long getNews() {
        return list.news(place);
    }

    public InquiryFilter getFilter() {
        return place.filter();
    }

    /** How many inquiries meet the filter. */
    public int getCount() {
        return list.page(place).count();
    }

    /** Whether there are more than are counted. */
    public boolean isMore() {
        return list.page(place).more();
    }

    /** Whether no inquiry came in yet. */
    public boolean isNothingYet() {
        return !place.filter().isActive() && getCount() == 0;
    }

    /** The choices of a filter, in their order. */
    public List<StateChoice> getStateChoices() {
        return List.of(StateChoice.values());
    }

    public List<AnswerChoice> getAnswerChoices() {
        return List.of(AnswerChoice.values());
    }

    public List<InquiryType> getTypes() {
        return List.of(InquiryType.values());
    }

    public List<Period> getPeriods() {
        return List.of(Period.values());
    }

    private final class Lines extends LazyDataModel<InquiryLine> {

        private static final long serialVersionUID = 1L;

        @Override
        public int count(Map<String, FilterMeta> filters) {
            return getCount();
        }

        @Override
        public List<InquiryLine> load(
                int first, int size, Map<String, SortMeta> sorting, Map<String, FilterMeta> filters) {
            place.goTo(first, order(sorting));
            return list.page(place).lines();
        }
    }
}
