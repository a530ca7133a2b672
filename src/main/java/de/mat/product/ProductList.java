package de.mat.product;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Reads the list for a page, each part of it once per request, however often the page asks. */
@RequestScoped
public class ProductList {

    @Inject
    private ProductService products;

    private String address;
    private ProductPage page;
    private List<String> categories;

    /** The page at that place. */
    ProductPage page(ProductPlace place) {
        String wanted = place.address();
        if (!wanted.equals(address)) {
            page = products.page(place.criteria(), place.getOrder(), place.first(), ProductPlace.SIZE);
            address = wanted;
        }
        return page;
    }

    /** Those that products have. */
    List<String> categories() {
        if (categories == null) {
            categories = products.categories();
        }
        return categories;
    }
}
