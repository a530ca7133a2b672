package de.mat.website;

import de.mat.product.ProductLine;
import de.mat.product.ProductOrder;
import de.mat.product.ProductPage;
import de.mat.product.VisibleProductService;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The machines that visitors see, page by page; what is searched for stands in the address. */
@Named
@RequestScoped
public class CatalogueView {

    private static final int SIZE = 24;
    private static final int LONGEST = 200;
    private static final int LAST_PAGE = 10_000;

    @Inject
    private VisibleProductService products;

    @Inject
    private SiteView site;

    private String search;
    private String category;
    private ProductOrder order;
    private int page;
    private ProductPage found;
    private List<String> categories;

    @PostConstruct
    void find() {
        Map<String, String> parameters =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        search = text(parameters.get("search"));
        category = text(parameters.get("category"));
        order = "title".equals(parameters.get("order")) ? ProductOrder.TITLE : ProductOrder.CHANGED_LAST;
        page = page(parameters.get("page"));
        found = products.page(search, category, order, (page - 1) * SIZE, SIZE);
        categories = products.categories();
    }

    private static String text(String parameter) {
        return parameter == null || parameter.isBlank()
                ? null
                : parameter.strip().substring(0, Math.min(parameter.strip().length(), LONGEST));
    }

    private static int page(String parameter) {
        return parameter == null || !parameter.matches("[1-9][0-9]{0,3}")
                ? 1
                : Math.min(Integer.parseInt(parameter), LAST_PAGE);
    }

    /** The address of another page of what was found. */
    public String link(int number) {
        StringBuilder address = new StringBuilder("catalogue.xhtml?page=" + number);
        add(address, "search", search);
        add(address, "category", category);
        add(address, "order", isByTitle() ? "title" : null);
        return site.link(address.toString());
    }

    private static void add(StringBuilder address, String name, String value) {
        if (value != null) {
            address.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    public List<ProductLine> getLines() {
        return found.lines();
    }

    public int getCount() {
        return found.count();
    }

    public int getPage() {
        return page;
    }

    public int getPages() {
        return Math.max(1, (found.count() + SIZE - 1) / SIZE);
    }

    /** Whether something was searched for. */
    public boolean isChosen() {
        return search != null || category != null;
    }

    public String getSearch() {
        return search;
    }

    public String getCategory() {
        return category;
    }

    public boolean isByTitle() {
        return order == ProductOrder.TITLE;
    }

    public List<String> getCategories() {
        return categories;
    }
}
