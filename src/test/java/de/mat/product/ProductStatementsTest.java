package de.mat.product;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.mat.testing.ManualClock;
import de.mat.testing.StatementCount;
import de.mat.testing.TestDatabase;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** To show more products takes no more statements. */
class ProductStatementsTest {

    @AutoClose
    private final StatementCount statements = StatementCount.inMemory();

    @AutoClose
    private final TestDatabase database = TestDatabase.on(statements.dataSource());

    private final ProductBooks books = new ProductBooks(database, new ManualClock());

    @BeforeEach
    void sixtyProductsWithPictures() {
        for (int i = 0; i < 60; i++) {
            ProductDraft draft = ProductBooks.draft("P-" + i, "Presse");
            draft.setVisible(true);
            draft.setListings("4711-" + i);
            long id = books.store(draft);
            books.addPicture(id);
            books.addPicture(id);
        }
    }

    @Test
    void aListOfFifty() {
        assertSameForFiveAndFifty(
                size -> books.call(service -> service.page(ProductCriteria.ALL, ProductOrder.CHANGED_LAST, 0, size)));
    }

    @Test
    void aCatalogueOfFiftyOnTheWebsite() {
        assertSameForFiveAndFifty(
                size -> books.website(service -> service.page("presse", null, ProductOrder.CHANGED_LAST, 0, size)));
    }

    private void assertSameForFiveAndFifty(IntFunction<ProductPage> page) {
        assertEquals(statementsFor(page, 5), statementsFor(page, 50));
    }

    private int statementsFor(IntFunction<ProductPage> page, int size) {
        statements.next();
        assertEquals(size, page.apply(size).lines().size());
        return statements.next();
    }
}
