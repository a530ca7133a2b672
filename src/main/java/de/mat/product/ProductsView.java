package de.mat.product;

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

/** The list of products. Where its reader is stands in the address of the page too. */
@Named
@ViewScoped
public class ProductsView implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final String TABLE = "form:products";

    @Inject
    private ProductList list;

    private final Lines lines = new Lines();
    private ProductPlace place = new ProductPlace();

    /** Begins as the address says. */
    public void open() {
        place = ProductPlace.of(
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

    /** Shows every product. */
    public void clear() {
        place = new ProductPlace();
        choose();
    }

    /** Another page of the list. */
    public void turn(PageEvent event) {
        place.goTo(event.getPage() * ProductPlace.SIZE);
    }

    /** For the table: the line it begins with. */
    public int getFirst() {
        return place.first();
    }

    public int getSize() {
        return ProductPlace.SIZE;
    }

    public LazyDataModel<ProductLine> getLines() {
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

    public ProductPlace getPlace() {
        return place;
    }

    public List<String> getCategories() {
        return list.categories();
    }

    /** How many products meet what is chosen. */
    public int getCount() {
        return list.page(place).count();
    }

    /** Whether there is no product yet. */
    public boolean isNothingYet() {
        return !place.isActive() && getCount() == 0;
    }

    /** The choices of a filter, in their order. */
    public List<ProductState> getStates() {
        return List.of(ProductState.values());
    }

    public List<Visibility> getVisibilities() {
        return List.of(Visibility.values());
    }

    public List<ProductOrder> getOrders() {
        return List.of(ProductOrder.values());
    }

    private final class Lines extends LazyDataModel<ProductLine> {

        private static final long serialVersionUID = 1L;

        @Override
        public int count(Map<String, FilterMeta> filters) {
            return getCount();
        }

        @Override
        public List<ProductLine> load(
                int first, int size, Map<String, SortMeta> sorting, Map<String, FilterMeta> filters) {
            place.goTo(first);
            return list.page(place).lines();
        }
    }
}
