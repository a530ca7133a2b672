package de.mat.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The products in the database: how they are kept, found, shown to the website, and proposed for an inquiry. */
class ProductServiceTest {

    private TestDatabase database;
    private ProductBooks books;

    @BeforeEach
    void open() throws Exception {
        database = database();
        books = new ProductBooks(database, new ManualClock());
    }

    /** Where the products are kept. */
    TestDatabase database() throws Exception {
        return TestDatabase.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsAllThatIsSaidAboutAProduct() {
        ProductDraft draft = ProductBooks.draft("M-1001", "Verschließmaschine UV 100");
        draft.setManufacturer("Musterwerk");
        draft.setModel("UV 100");
        draft.setCategory("Verpackungsmaschinen");
        draft.setYear(2014);
        draft.setOnRequest(false);
        draft.setPrice(new BigDecimal("12500.00"));
        draft.setCurrency("CHF");
        draft.setDescription("Zwei Zeilen,\nmit Umlaut: ä");
        draft.setState(ProductState.RESERVED);
        draft.setVisible(true);
        draft.setListings("1234567890\n https://www.example.com/anzeige/7 \n\n");

        Product kept = books.find(books.store(draft)).orElseThrow();

        assertEquals("M-1001", kept.getNumber());
        assertEquals("Verschließmaschine UV 100", kept.getTitle());
        assertEquals("Musterwerk", kept.getManufacturer());
        assertEquals("UV 100", kept.getModel());
        assertEquals("Verpackungsmaschinen", kept.getCategory());
        assertEquals(2014, kept.getYear());
        assertEquals(0, new BigDecimal("12500").compareTo(kept.getPrice()));
        assertEquals("CHF", kept.getCurrency());
        assertEquals("Zwei Zeilen,\nmit Umlaut: ä", kept.getDescription());
        assertEquals(ProductState.RESERVED, kept.getState());
        assertTrue(kept.isVisible());
        assertEquals(List.of("1234567890", "https://www.example.com/anzeige/7"), kept.getListings());
        assertEquals(draft.getTitle(), ProductDraft.of(kept).getTitle());
    }

    @Test
    void aPriceOnRequestIsNoPrice() {
        ProductDraft draft = ProductBooks.draft("1", "Presse");
        draft.setOnRequest(true);
        draft.setPrice(BigDecimal.TEN);

        assertEquals(null, books.find(books.store(draft)).orElseThrow().getPrice());
    }

    @Test
    void noTwoProductsHaveTheSameNumber() {
        long first = books.store(ProductBooks.draft("M-1", "Presse"));

        assertThrows(NumberTakenException.class, () -> books.tryStore(ProductBooks.draft("m-1", "Säge")));

        ProductDraft itself = ProductDraft.of(books.find(first).orElseThrow());
        itself.setNumber("m-1");
        assertEquals(first, books.store(itself));
        assertEquals(List.of("m-1"), numbers(null, null, null, null));
    }

    @Test
    void theSecondOfTwoWhoChangeAProductHearsOfTheFirst() {
        long id = books.store(ProductBooks.draft("M-1", "Presse"));
        ProductDraft first = ProductDraft.of(books.find(id).orElseThrow());
        ProductDraft second = ProductDraft.of(books.find(id).orElseThrow());
        first.setListings("4711");
        books.store(first);
        second.setTitle("Säge");

        assertThrows(ProductChangedException.class, () -> books.tryStore(second));
        Product kept = books.find(id).orElseThrow();
        assertEquals("Presse", kept.getTitle());
        assertNotEquals(second.basedOn(), kept.getVersion());
        second.rebase(kept.getVersion());
        books.store(second);
        assertEquals("Säge", books.find(id).orElseThrow().getTitle());
    }

    @Test
    void removesAProductWithAllThatBelongsToItAlone() throws Exception {
        ProductDraft draft = ProductBooks.draft("M-1", "Presse");
        draft.setListings("4711");
        long id = books.store(draft);
        books.addPicture(id);
        long version = books.find(id).orElseThrow().getVersion();

        assertThrows(ProductChangedException.class, () -> books.remove(id, version + 1));
        books.remove(id, version);

        assertEquals(Optional.empty(), books.find(id));
        assertThrows(ProductChangedException.class, () -> books.remove(id, version));
    }

    @Test
    void findsProductsByPartsOfTheirWords() {
        ProductDraft saw = ProductBooks.draft("S-77", "Bandsäge");
        saw.setManufacturer("Exempla");
        saw.setDescription("grünes Gehäuse");
        books.store(saw);
        books.store(ProductBooks.draft("P-1", "Presse"));

        for (String search : List.of("bandsä", "BANDSAEGE", "exempl saege", "s-77", "grün", " ")) {
            assertTrue(numbers(search, null, null, null).contains("S-77"), search);
        }
        assertEquals(List.of("S-77"), numbers("exempla", null, null, null));
        assertEquals(List.of(), numbers("exempla presse", null, null, null));
        assertEquals(List.of(), numbers("100%", null, null, null));
    }

    @Test
    void reducesTheListToWhatIsChosen() {
        Stream.of("A", "B", "C").forEach(number -> {
            ProductDraft draft = ProductBooks.draft(number, "Maschine " + number);
            draft.setCategory(number.equals("A") ? "Sägen" : "Pressen");
            draft.setState(number.equals("B") ? ProductState.SOLD : ProductState.AVAILABLE);
            draft.setVisible(number.equals("C"));
            books.store(draft);
        });

        assertEquals(List.of("B", "C"), numbers(null, "Pressen", null, null));
        assertEquals(List.of("B"), numbers(null, null, ProductState.SOLD, null));
        assertEquals(List.of("C"), numbers(null, null, null, true));
        assertEquals(List.of("A"), numbers("maschine", "Sägen", ProductState.AVAILABLE, false));
        assertEquals(List.of("Pressen", "Sägen"), books.call(ProductService::categories));
    }

    private List<String> numbers(String search, String category, ProductState state, Boolean visible) {
        ProductCriteria criteria = ProductCriteria.of(search, category, state, visible);
        ProductPage page = books.call(service -> service.page(criteria, ProductOrder.NUMBER, 0, 10));
        assertEquals(page.lines().size(), page.count());
        return page.lines().stream().map(ProductLine::number).toList();
    }

    @Test
    void givesTheListInPagesAndOrders() {
        for (int i = 1; i <= 5; i++) {
            books.clock().advance(Duration.ofMinutes(1));
            books.store(ProductBooks.draft("N" + i, "Titel " + (6 - i)));
        }

        ProductPage page = books.call(service -> service.page(ProductCriteria.ALL, ProductOrder.CHANGED_LAST, 1, 2));

        assertEquals(5, page.count());
        assertEquals(
                List.of("N4", "N3"),
                page.lines().stream().map(ProductLine::number).toList());
        assertEquals("N5", first(ProductOrder.TITLE));
        assertEquals("N1", first(ProductOrder.NUMBER));
    }

    private String first(ProductOrder order) {
        return books.call(service -> service.page(ProductCriteria.ALL, order, 0, 1))
                .lines()
                .get(0)
                .number();
    }

    @Test
    void showsTheWebsiteWhatIsVisibleAlone() throws Exception {
        ProductDraft shown = ProductBooks.draft("V-1", "Presse");
        shown.setCategory("Pressen");
        shown.setVisible(true);
        long visible = books.store(shown);
        ProductDraft hidden = ProductBooks.draft("H-1", "Presse");
        hidden.setCategory("Geheimes");
        long invisible = books.store(hidden);
        books.addPicture(visible);
        books.addPicture(invisible);
        long shownPicture = books.pictures(visible).get(0).getId();
        long hiddenPicture = books.pictures(invisible).get(0).getId();

        ProductPage page = books.website(service -> service.page("presse", null, ProductOrder.TITLE, 0, 10));
        assertEquals(
                List.of("V-1"), page.lines().stream().map(ProductLine::number).toList());
        assertEquals(1, page.count());
        assertEquals(shownPicture, page.lines().get(0).picture());
        assertEquals(
                0,
                books.website(service -> service.page(null, "Geheimes", ProductOrder.TITLE, 0, 10))
                        .count());
        assertEquals(List.of("Pressen"), books.website(VisibleProductService::categories));
        assertTrue(books.website(service -> service.find("v-1")).isPresent());
        assertFalse(books.website(service -> service.find("H-1")).isPresent());
        assertEquals(1, books.website(service -> service.pictures(visible)).size());
        assertEquals(0, books.website(service -> service.pictures(invisible)).size());
        for (PictureSize size : PictureSize.values()) {
            assertTrue(books.website(service -> service.picture(shownPicture, size))
                    .isPresent());
            assertFalse(books.website(service -> service.picture(hiddenPicture, size))
                    .isPresent());
        }
    }

    /** PostgreSQL refuses NUL: no such text may come as far as a query. */
    @ParameterizedTest
    @ValueSource(strings = {"\0", "V-1\0", "V\n1", "V\u007f1"})
    void aNumberWithControlCharactersIsNoProducts(String number) {
        assertEquals(Optional.empty(), new VisibleProductService(null).find(number));
    }

    @Test
    void aCategoryWithControlCharactersDoesNotMatter() {
        ProductDraft draft = ProductBooks.draft("V-1", "Presse");
        draft.setVisible(true);
        books.store(draft);

        assertEquals(
                1,
                books.website(service -> service.page(null, "\0", ProductOrder.TITLE, 0, 10))
                        .count());
    }
}
