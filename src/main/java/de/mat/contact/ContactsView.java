package de.mat.contact;

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
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** The list of contacts. Where its reader is stands in the address of the page too. */
@Named
@ViewScoped
public class ContactsView implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final String TABLE = "form:contacts";

    @Inject
    private ContactList list;

    private final Lines lines = new Lines();
    private ContactPlace place = new ContactPlace();

    /** Begins as the address says. */
    public void open() {
        place = ContactPlace.of(
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap());
    }

    /** Something else was chosen: begins with the first of them. */
    public void choose() {
        place.goTo(0);
        UIComponent table = FacesContext.getCurrentInstance().getViewRoot().findComponent(TABLE);
        if (table instanceof UIData data) {
            data.setFirst(0);
        }
    }

    /** Shows every contact. */
    public void clear() {
        place = new ContactPlace();
        choose();
    }

    /** Another page of the list. */
    public void turn(PageEvent event) {
        place.goTo(event.getPage() * ContactPlace.SIZE);
    }

    /** For the table: the line it begins with. */
    public int getFirst() {
        return place.first();
    }

    public int getSize() {
        return ContactPlace.SIZE;
    }

    public LazyDataModel<ContactLine> getLines() {
        return lines;
    }

    /** What follows the page's address to come back to what is shown. */
    public String getAddress() {
        return place.address();
    }

    /** What follows the address of the export. */
    public String getExport() {
        return place.chosen();
    }

    public ContactPlace getPlace() {
        return place;
    }

    public List<String> getGroups() {
        return list.groups();
    }

    public List<String> getCountries() {
        return list.countries();
    }

    public List<String> getLanguages() {
        return list.languages();
    }

    /** Whether another contact has the address of the line too. */
    public boolean isDouble(ContactLine line) {
        return line.addressKey() != null && list.page(place).doubles().contains(line.addressKey());
    }

    /** How many contacts meet what is chosen. */
    public int getCount() {
        return list.page(place).count();
    }

    /** Whether there is no contact yet. */
    public boolean isNothingYet() {
        return !place.isActive() && getCount() == 0;
    }

    /** The choices of a filter, in their order. */
    public List<AdvertisingState> getAdvertisingStates() {
        return List.of(AdvertisingState.values());
    }

    public List<ContactOrder> getOrders() {
        return List.of(ContactOrder.values());
    }

    private final class Lines extends LazyDataModel<ContactLine> {

        private static final long serialVersionUID = 1L;

        @Override
        public int count(Map<String, FilterMeta> filters) {
            return getCount();
        }

        @Override
        public List<ContactLine> load(
                int first, int size, Map<String, SortMeta> sorting, Map<String, FilterMeta> filters) {
            place.goTo(first);
            return list.page(place).lines();
        }
    }
}
