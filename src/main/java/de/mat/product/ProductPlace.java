package de.mat.product;

import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a reader is in the list of products: what is chosen, its order, and the first line that is shown. All of it fits into an
 * address; what an address says that nobody can choose is no choice.
 */
public class ProductPlace implements Serializable {

    /** Lines of a page. */
    static final int SIZE = 25;

    private static final int LONGEST_TEXT = 200;
    private static final long serialVersionUID = 1L;
    private static final Pattern LINE = Pattern.compile("[0-9]{1,7}");

    private String search;
    private String category;
    private ProductState state;
    private Visibility visibility;
    private ProductOrder order = ProductOrder.CHANGED_LAST;
    private int first;

    /** As the parameters of an address say. */
    static ProductPlace of(Map<String, String> parameters) {
        ProductPlace place = new ProductPlace();
        place.search = text(parameters.get("search"));
        place.category = text(parameters.get("category"));
        place.state = choice(ProductState.class, parameters.get("state"));
        place.visibility = choice(Visibility.class, parameters.get("visibility"));
        place.order = ProductOrder.of(parameters.get("sort"));
        String line = parameters.getOrDefault("first", "");
        place.first = LINE.matcher(line).matches() ? Integer.parseInt(line) / SIZE * SIZE : 0;
        return place;
    }

    /** What follows the address of the list to come here. */
    String address() {
        Map<String, String> parameters = new LinkedHashMap<>(choices());
        put(parameters, "sort", order == ProductOrder.CHANGED_LAST ? null : order);
        put(parameters, "first", first == 0 ? null : first);
        return query(parameters);
    }

    /** What follows the address of the export, which has no pages. */
    String chosen() {
        return query(choices());
    }

    private Map<String, String> choices() {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "search", search);
        put(parameters, "category", category);
        put(parameters, "state", state);
        put(parameters, "visibility", visibility);
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
    }

    private static String query(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String text(String parameter) {
        if (parameter == null || parameter.isBlank()) {
            return null;
        }
        String text = parameter.strip();
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String parameter) {
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(parameter)) {
                return each;
            }
        }
        return null;
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
        return !choices().isEmpty();
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = text(search);
    }

    public String getCategory() {
        return category;
    }

    public void setCategory(String category) {
        this.category = text(category);
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
