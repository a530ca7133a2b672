package de.mat.product;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pictures of a product and their order. */
class ProductPictureServiceTest {

    private TestDatabase database;
    private ProductBooks books;
    private long product;

    @BeforeEach
    void open() throws Exception {
        database = database();
        books = new ProductBooks(database, new ManualClock());
        product = books.store(ProductBooks.draft("M-1", "Presse"));
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
    void keepsAPictureInBothSizes() {
        byte[] large = new byte[1_000_000];
        large[999_999] = 7;
        assertTrue(books.addPicture(product, new PreparedPicture("image/jpeg", 1600, 900, large, new byte[] {5})));

        ProductPicture picture = books.pictures(product).get(0);
        assertEquals(1600, picture.getWidth());
        assertEquals(900, picture.getHeight());
        PictureFile file = file(picture.getId(), PictureSize.LARGE).orElseThrow();
        assertEquals("image/jpeg", file.type());
        assertArrayEquals(large, file.content());
        assertArrayEquals(
                new byte[] {5},
                file(picture.getId(), PictureSize.THUMBNAIL).orElseThrow().content());
        assertEquals(Optional.empty(), file(picture.getId() + 1, PictureSize.LARGE));
    }

    @Test
    void theFirstPictureStandsForTheProduct() {
        assertEquals(null, line().picture());
        List<Long> ids = add(3);

        assertEquals(ids.get(0), line().picture());
        step(service -> service.move(product, ids.get(2), 0));
        assertEquals(ids.get(2), line().picture());
        step(service -> service.remove(product, ids.get(2)));
        assertEquals(ids.get(0), line().picture());
    }

    @Test
    void movesAPictureToAnyPlace() {
        List<Long> ids = add(3);

        step(service -> service.move(product, ids.get(0), 1));
        assertEquals(List.of(ids.get(1), ids.get(0), ids.get(2)), order());
        step(service -> service.move(product, ids.get(1), 99));
        assertEquals(List.of(ids.get(0), ids.get(2), ids.get(1)), order());
        step(service -> service.move(product, ids.get(1), -1));
        assertEquals(List.of(ids.get(1), ids.get(0), ids.get(2)), order());
        step(service -> service.move(product, 999_999, 0));
        assertEquals(List.of(ids.get(1), ids.get(0), ids.get(2)), order());
    }

    @Test
    void knowsThePicturesOfTheProductAlone() {
        long other = books.store(ProductBooks.draft("M-2", "Säge"));
        List<Long> ids = add(2);
        books.addPicture(other);

        step(service -> service.remove(other, ids.get(0)));
        step(service -> service.move(other, ids.get(1), 0));

        assertEquals(ids, order());
        assertEquals(1, books.pictures(other).size());
    }

    @Test
    void takesNoMoreThanAreUseful() {
        add(ProductPictureService.MOST_PICTURES);

        assertFalse(books.addPicture(product));
        assertFalse(books.addPicture(999_999));
        assertEquals(
                ProductPictureService.MOST_PICTURES, books.pictures(product).size());
    }

    private List<Long> add(int pictures) {
        for (int i = 0; i < pictures; i++) {
            assertTrue(books.addPicture(product));
        }
        return order();
    }

    private List<Long> order() {
        return new ArrayList<>(
                books.pictures(product).stream().map(ProductPicture::getId).toList());
    }

    private ProductLine line() {
        return books.call(service -> service.page(ProductCriteria.ALL, ProductOrder.NUMBER, 0, 1))
                .lines()
                .get(0);
    }

    private Optional<PictureFile> file(long id, PictureSize size) {
        return books.pictureCall(service -> service.picture(id, size));
    }

    private void step(Consumer<ProductPictureService> work) {
        books.pictureStep(work);
    }
}
