package de.mat.product;

import de.mat.text.AddressQuery;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a reader is in the list of products: what is chosen, its order, and the first line that is shown. All of it fits into an
 * address; what an address says that nobody can choose is no choice.
 */
public class ProductPlace implements Serializable {

    /** Lines of a page. */
    static final int SIZE = 25;

    private static final long serialVersionUID = 1L;

    private String search;
    private String category;
    private ProductState state;
    private Visibility visibility;
    private ProductOrder order = ProductOrder.CHANGED_LAST;
    private int first;

    /** As the parameters of an address say. */
    static ProductPlace of(Map<String, String> parameters) {
        ProductPlace place = new ProductPlace();
        place.search = AddressQuery.text(parameters.get("search"));
        place.category = AddressQuery.text(parameters.get("category"));
        place.state = AddressQuery.choice(ProductState.class, parameters.get("state"));
        place.visibility = AddressQuery.choice(Visibility.class, parameters.get("visibility"));
        place.order = ProductOrder.of(parameters.get("sort"));
        place.first = AddressQuery.line(parameters.get("first"), SIZE);
        return place;
    }

    /** What follows the address of the list to come here. */
    String address() {
        Map<String, Object> parameters = new LinkedHashMap<>(choices());
        parameters.put("sort", order == ProductOrder.CHANGED_LAST ? null : order);
        parameters.put("first", first == 0 ? null : first);
        return AddressQuery.of(parameters);
    }

    /** What follows the address of the export, which has no pages. */
    String chosen() {
        return AddressQuery.of(choices());
    }

    private Map<String, Object> choices() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("search", search);
        parameters.put("category", category);
        parameters.put("state", state);
        parameters.put("visibility", visibility);
        return parameters;
    }

    /** What that means. */
    ProductCriteria criteria() {
        return ProductCriteria.of(
                search, category, state, visibility == null ? null : visibility == Visibility.VISIBLE);
    }

    /** Goes to the page with this line. */
    void goTo(int line) {
        first = line;
    }

    int first() {
        return first;
    }

    /** Whether something is chosen. */
    public boolean isActive() {
        return !chosen().isEmpty();
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = AddressQuery.text(search);
    }

    public String getCategory() {
        return category;
    }

    public void setCategory(String category) {
        this.category = AddressQuery.text(category);
    }

    public ProductState getState() {
        return state;
    }

    public void setState(ProductState state) {
        this.state = state;
    }

    public Visibility getVisibility() {
        return visibility;
    }

    public void setVisibility(Visibility visibility) {
        this.visibility = visibility;
    }

    public ProductOrder getOrder() {
        return order;
    }

    public void setOrder(ProductOrder order) {
        this.order = order;
    }
}
