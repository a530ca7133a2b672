package de.mat.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.product.MatchReason;
import de.mat.product.Product;
import de.mat.product.ProductMatch;
import de.mat.product.ProductShelf;
import de.mat.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which product an inquiry is about: proposed by MAT, decided by a person. */
class InquiryProductServiceTest {

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    private long inquiry;

    @BeforeEach
    void record() {
        database.run(entityManager -> {
            ProductShelf.put(entityManager, "M-1001", "Musterwerk", "UV 100");
            ProductShelf.put(entityManager, "M-1002", "Exempla", "Press 250");
        });
        inquiry = database.compute(entityManager -> new InquiryService(entityManager)
                .record(
                        List.of(NewInquiries.about("Musterwerk UV 100 oder Ihre M-1002?", Instant.EPOCH)),
                        new RawMail(new byte[] {1}))
                .get(0)
                .getId());
    }

    @Test
    void proposesWhatTheInquirySays() {
        List<ProductMatch> proposals = call(service -> service.proposals(inquiry));

        assertEquals(
                List.of("M-1002", "M-1001"),
                proposals.stream().map(match -> match.product().number()).toList());
        assertEquals(MatchReason.NUMBER, proposals.get(0).reason());
        assertEquals(MatchReason.MANUFACTURER_AND_MODEL, proposals.get(1).reason());
        assertEquals(List.of(), call(service -> service.proposals(999_999)));
        assertEquals(Optional.empty(), call(service -> service.product(inquiry)));
    }

    @Test
    void keepsWhatAPersonDecides() {
        long version = version();

        assertTrue(link("m-1001"));
        assertEquals("M-1001", linked());
        assertTrue(link("M-1002"));
        assertEquals("M-1002", linked());
        assertFalse(link("M-9"));
        assertEquals("M-1002", linked());
        call(service -> {
            service.unlink(inquiry);
            return null;
        });

        assertEquals(Optional.empty(), call(service -> service.product(inquiry)));
        assertEquals(version, version(), "whoever is at the inquiry is not disturbed");
    }

    @Test
    void anInquiryOutlivesItsProduct() {
        link("M-1001");

        database.run(entityManager -> ProductShelf.take(entityManager, "M-1001"));

        assertEquals(Optional.empty(), call(service -> service.product(inquiry)));
        assertTrue(version() >= 0);
    }

    private boolean link(String number) {
        return call(service -> service.link(inquiry, number));
    }

    private String linked() {
        return call(service -> service.product(inquiry)).map(Product::getNumber).orElseThrow();
    }

    private long version() {
        return database.compute(entityManager ->
                new InquiryService(entityManager).find(inquiry).orElseThrow().getVersion());
    }

    private <T> T call(Function<InquiryProductService, T> work) {
        return database.compute(entityManager ->
                work.apply(new InquiryProductService(entityManager, ProductShelf.service(entityManager))));
    }
}
