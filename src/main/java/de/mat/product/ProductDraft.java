package de.mat.product;

import de.mat.validation.SingleLine;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/** What somebody is typing about a product, or a line of a file says: not stored yet. */
public class ProductDraft implements Serializable {

    /** Of the number. */
    public static final String NUMBER = "[\\p{L}\\p{N}][\\p{L}\\p{N}._/-]*";

    static final int MOST_LISTINGS = 10;

    private static final long serialVersionUID = 1L;

    private Long id;
    private long basedOn;

    @NotBlank
    @Size(max = 40)
    @Pattern(regexp = NUMBER, message = "{de.mat.product.number}")
    private String number;

    @NotBlank
    @SingleLine
    @Size(max = 200)
    private String title;

    @SingleLine
    @Size(max = 100)
    private String manufacturer;

    @SingleLine
    @Size(max = 100)
    private String model;

    @SingleLine
    @Size(max = 100)
    private String category;

    @Min(1800)
    @Max(2100)
    private Integer year;

    private boolean onRequest = true;

    @DecimalMin("0.01")
    @DecimalMax("999999999")
    @Digits(integer = 9, fraction = 2)
    private BigDecimal price;

    @NotNull
    private String currency = Product.CURRENCIES.get(0);

    @Size(max = 20_000)
    private String description;

    @NotNull
    private ProductState state = ProductState.AVAILABLE;

    private boolean visible;

    @Size(max = 4_000)
    @Pattern(regexp = "(?s)(?:[^\\n]{0,500}(?:\\n|$)){0,10}", message = "{de.mat.product.listings}")
    private String listings;

    /** A new product. */
    public ProductDraft() {}

    /** A change of a product. */
    public static ProductDraft of(Product product) {
        ProductDraft draft = new ProductDraft();
        draft.id = product.getId();
        draft.basedOn = product.getVersion();
        draft.number = product.getNumber();
        draft.title = product.getTitle();
        draft.manufacturer = product.getManufacturer();
        draft.model = product.getModel();
        draft.category = product.getCategory();
        draft.year = product.getYear();
        draft.onRequest = product.getPrice() == null;
        draft.price = product.getPrice();
        draft.currency = product.getCurrency();
        draft.description = product.getDescription();
        draft.state = product.getState();
        draft.visible = product.isVisible();
        draft.listings = String.join("\n", product.getListings());
        return draft;
    }

    /** The change is one of this version of the product from now on. */
    void rebase(long version) {
        basedOn = version;
    }

    long basedOn() {
        return basedOn;
    }

    /** The listings one by one. */
    List<String> references() {
        return listings == null
                ? List.of()
                : listings.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .distinct()
                        .limit(MOST_LISTINGS)
                        .toList();
    }

    /** Null for a new one. */
    public Long getId() {
        return id;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getManufacturer() {
        return manufacturer;
    }

    public void setManufacturer(String manufacturer) {
        this.manufacturer = manufacturer;
    }

    public String getModel() {
        return model;
    }

    public void setModel(String model) {
        this.model = model;
    }

    public String getCategory() {
        return category;
    }

    public void setCategory(String category) {
        this.category = category;
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }

    /** Whether the price is told on request only; then whatever stands in it does not count. */
    public boolean isOnRequest() {
        return onRequest || price == null;
    }

    /** Whether a price was announced, and none was typed. */
    boolean isAmountMissing() {
        return !onRequest && price == null;
    }

    public void setOnRequest(boolean onRequest) {
        this.onRequest = onRequest;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public void setPrice(BigDecimal price) {
        this.price = price;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public ProductState getState() {
        return state;
    }

    public void setState(ProductState state) {
        this.state = state;
    }

    public boolean isVisible() {
        return visible;
    }

    public void setVisible(boolean visible) {
        this.visible = visible;
    }

    /** Numbers and addresses under which trading platforms list it, one a line. */
    public String getListings() {
        return listings;
    }

    public void setListings(String listings) {
        this.listings = listings;
    }
}
