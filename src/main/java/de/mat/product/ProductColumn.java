package de.mat.product;

/** A column of the table of products as a file. */
public enum ProductColumn {
    NUMBER("product.number"),
    TITLE("product.title"),
    MANUFACTURER("product.manufacturer"),
    MODEL("product.model"),
    CATEGORY("product.category"),
    YEAR("product.year"),
    PRICE("product.price"),
    CURRENCY("product.currency"),
    STATE("product.state"),
    VISIBLE("product.website"),
    DESCRIPTION("product.description"),
    LISTINGS("product.listings");

    private final String key;

    ProductColumn(String key) {
        this.key = key;
    }

    /** Of its heading in the bundle. */
    public String key() {
        return key;
    }
}
