package de.mat.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.base.DataFolder;
import de.mat.product.MatchReason;
import de.mat.product.ProductClues;
import de.mat.product.ProductCriteria;
import de.mat.product.ProductOrder;
import de.mat.product.ProductShelf;
import de.mat.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machines of the demo are products like any other, and its mails ask about some of them. */
class DemoProductsTest {

    @TempDir
    private Path folder;

    @Test
    void areThereOnceAndFoundByTheMailsOfTheDemo() throws Exception {
        JdbcDataSource data = new JdbcDataSource();
        data.setURL("jdbc:h2:file:" + DataFolder.open(folder).file("mat"));
        data.setUser("mat");
        data.setPassword("");
        try (TestDatabase database = TestDatabase.on(data)) {
            DemoProducts.createAll(folder);
            DemoProducts.createAll(folder);

            int count = database.compute(entityManager -> ProductShelf.service(entityManager)
                    .page(ProductCriteria.of("musterwerk", null, null, true), ProductOrder.NUMBER, 0, 5)
                    .count());
            assertEquals(2, count);
            assertEquals(
                    Set.of(
                            "MM-1001", "MM-1002", "MM-1003", "MM-1004", "MM-1005", "MM-1006", "MM-1007", "MM-1009",
                            "MM-1010"),
                    database.compute(entityManager -> Arrays.stream(DemoPlatformMail.values())
                            .flatMap(mail -> mail.inquiries().stream())
                            .map(inquiry -> ProductClues.of(null, inquiry.machine(), List.of(inquiry.message())))
                            .flatMap(clues -> ProductShelf.service(entityManager).proposals(clues).stream())
                            .peek(match -> assertEquals(MatchReason.MANUFACTURER_AND_MODEL, match.reason()))
                            .map(match -> match.product().number())
                            .collect(Collectors.toSet())));
        }
    }

    @Test
    void theirPicturesAreDrawnAndDiffer() {
        Set<Integer> pictures = Arrays.stream(DemoProduct.values())
                .map(product -> Arrays.hashCode(product.drawing(0)))
                .collect(Collectors.toSet());

        assertEquals(DemoProduct.values().length, pictures.size());
        assertTrue(DemoProduct.PRESS.drawing(1).length < 200_000);
    }
}
