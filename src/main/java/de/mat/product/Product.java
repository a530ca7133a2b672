package de.mat.product;

import de.mat.text.SearchWords;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** A machine that the dealer offers. Its number is the dealer's own and tells it from all others, whatever the capitals. */
@Entity
@Table(name = "product")
@NamedQuery(name = Product.BY_NUMBER, query = "select p from Product p where p.numberKey = :number")
@NamedQuery(name = Product.BY_NUMBERS, query = "select p from Product p where p.numberKey in :numbers")
@NamedQuery(
        name = Product.CATEGORIES,
        query = "select distinct p.category from Product p where p.category is not null order by p.category")
@NamedQuery(
        name = Product.VISIBLE_CATEGORIES,
        query =
                "select distinct p.category from Product p where p.category is not null and p.visible = true order by p.category")
public class Product {

    static final String BY_NUMBER = "Product.byNumber";
    static final String BY_NUMBERS = "Product.byNumbers";
    static final String CATEGORIES = "Product.categories";
    static final String VISIBLE_CATEGORIES = "Product.visibleCategories";

    /** What prices are given in; the first one when nothing is said. */
    public static final List<String> CURRENCIES =
            List.of("EUR", "CHF", "CZK", "DKK", "GBP", "HUF", "NOK", "PLN", "RON", "SEK", "USD");

    private static final int WORDS = 20_000;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "product_seq")
    @SequenceGenerator(name = "product_seq", sequenceName = "product_seq", allocationSize = 50)
    private Long id;

    @Version
    private long version;

    private String number;

    @Column(name = "number_key")
    private String numberKey;

    private String title;

    private String manufacturer;

    private String model;

    @Column(name = "manufacturer_key")
    private String manufacturerKey;

    @Column(name = "model_key")
    private String modelKey;

    private String category;

    @Column(name = "year_built")
    private Integer year;

    private BigDecimal price;

    private String currency;

    private String description;

    @Enumerated(EnumType.STRING)
    private ProductState state;

    private boolean visible;

    private Instant changed;

    private String words;

    private String listings = "";

    @ElementCollection
    @CollectionTable(name = "product_listing", joinColumns = @JoinColumn(name = "product_id"))
    @Column(name = "listing_key")
    private Set<String> listingKeys = new HashSet<>();

    protected Product() {}

    Product(ProductDraft draft, Instant now) {
        change(draft, now);
    }

    /** Takes over what somebody typed. */
    void change(ProductDraft draft, Instant now) {
        number = draft.getNumber();
        numberKey = numberKey(number);
        title = draft.getTitle();
        manufacturer = draft.getManufacturer();
        model = draft.getModel();
        manufacturerKey = ProductClues.key(manufacturer);
        modelKey = ProductClues.key(model);
        category = draft.getCategory();
        year = draft.getYear();
        price = draft.isOnRequest() ? null : draft.getPrice();
        currency = draft.getCurrency();
        description = draft.getDescription() == null ? "" : draft.getDescription();
        state = draft.getState();
        visible = draft.isVisible();
        changed = now;
        List<String> references = draft.references();
        if (!references.equals(getListings())) {
            listings = String.join("\n", references);
            listingKeys.clear();
            references.stream().map(Listing::new).flatMap(Listing::keys).forEach(listingKeys::add);
        }
        words = SearchWords.line(
                Stream.concat(
                                Stream.of(number, title, manufacturer, model, category, text(year), description),
                                references.stream())
                        .filter(Objects::nonNull)
                        .toList(),
                WORDS);
    }

    private static String text(Integer value) {
        return value == null ? null : value.toString();
    }

    /** In what numbers are compared. */
    static String numberKey(String number) {
        return number.strip().toLowerCase(Locale.ROOT);
    }

    public Long getId() {
        return id;
    }

    /** Changes with every change of the product. */
    public long getVersion() {
        return version;
    }

    public String getNumber() {
        return number;
    }

    public String getTitle() {
        return title;
    }

    public String getManufacturer() {
        return manufacturer;
    }

    public String getModel() {
        return model;
    }

    public String getCategory() {
        return category;
    }

    /** When it was built; null when nobody knows. */
    public Integer getYear() {
        return year;
    }

    /** Null: on request. */
    public BigDecimal getPrice() {
        return price;
    }

    /** ISO 4217, one of {@link #CURRENCIES}. */
    public String getCurrency() {
        return currency;
    }

    /** Plain text with line breaks; never null, possibly empty. */
    public String getDescription() {
        return description;
    }

    public ProductState getState() {
        return state;
    }

    /** Whether the website shows it. */
    public boolean isVisible() {
        return visible;
    }

    /** Numbers and addresses under which trading platforms list it. */
    public List<String> getListings() {
        return listings.lines().toList();
    }
}
