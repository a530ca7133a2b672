package de.mat.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which products an inquiry may be about. */
class ProposalsTest {

    private TestDatabase database;
    private ProductBooks books;

    @BeforeEach
    void open() throws Exception {
        database = database();
        books = new ProductBooks(database, new ManualClock());
        keep(
                "M-1001",
                "Musterwerk",
                "UV 100",
                "https://www.kleinanzeigen.example/s-anzeige/verschliesser/2345678901-276-99");
        keep("M-1002", "Musterwerk", "UV 1000", "77001122\nhttps://boerse.example/m?id=5");
        keep("4711", "Exempla", "Press 250", null);
        keep("B-9", "Müßig & Söhne", "BS-400/2", null);
        keep("N-1", null, "Kran", null);
    }

    /** Where the products are kept. */
    TestDatabase database() throws Exception {
        return TestDatabase.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void keep(String number, String manufacturer, String model, String listings) {
        ProductDraft draft = ProductBooks.draft(number, "Maschine");
        draft.setManufacturer(manufacturer);
        draft.setModel(model);
        draft.setListings(listings);
        books.store(draft);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                // the dealer's own number
                "4711 | - | - | 4711 NUMBER",
                " m-1001 | - | - | M-1001 NUMBER",
                "- | - | Ist Ihre M-1001, die im Hof steht, noch da? | M-1001 NUMBER",
                "- | - | (Art. M-1001) | M-1001 NUMBER",
                "- | - | M-1001-B | -",
                "- | - | XM-1001 | -",
                "- | - | Preis 4711 | -",
                // where platforms list it
                "2345678901 | - | - | M-1001 LISTING",
                "77001122 | - | - | M-1002 LISTING",
                "- | - | (Anzeigennummer: 2345678901) | M-1001 LISTING",
                "- | - | siehe http://kleinanzeigen.example/s-anzeige/verschliesser/2345678901-276-99/?utm=1. | M-1001 LISTING",
                "- | - | https://www.kleinanzeigen.example/s-anzeige/anders/2345678901-276-99 | M-1001 LISTING",
                "- | - | https://www.kleinanzeigen.example/s-anzeige/verschliesser/2345678902-276-99 | -",
                // manufacturer and model
                "- | Musterwerk UV 100 | - | M-1001 MANUFACTURER_AND_MODEL",
                "- | MUSTERWERK Verschließmaschine UV100 | - | M-1001 MANUFACTURER_AND_MODEL",
                "- | UV-100 (Musterwerk) | - | M-1001 MANUFACTURER_AND_MODEL",
                "- | Muessig und Soehne BS 400 | - | -",
                "- | Müßig & Söhne, BS 400/2 | - | B-9 MANUFACTURER_AND_MODEL",
                "- | UV 100 | - | -",
                "- | Musterwerk | - | -",
                "- | Kran | - | -",
                "- | - | Guten Tag, was kostet die Exempla Press 250? | 4711 MANUFACTURER_AND_MODEL",
                "- | Säge | Wir haben eine Exempla Press 250 und suchen | -",
                "- | - | - | -"
            })
    void proposesByNumberThenListingThenName(String number, String machine, String text, String expected) {
        List<String> proposed = proposals(number, machine, text).stream()
                .map(match -> match.product().number() + " " + match.reason())
                .toList();

        assertEquals(Stream.ofNullable(expected).toList(), proposed);
    }

    @Test
    void namesTheSurestFirstAndEachOnce() {
        List<ProductMatch> matches =
                proposals("4711", "Musterwerk UV 100", "M-1002 oder https://boerse.example/m?id=5 oder 2345678901");

        assertEquals(
                List.of("4711", "M-1002", "M-1001"),
                matches.stream()
                        .map(match -> match.product().number())
                        .sorted(this::bySurety)
                        .toList());
        assertEquals(MatchReason.LISTING, matches.get(2).reason());
        assertEquals(3, matches.size());
    }

    private int bySurety(String one, String other) {
        List<String> order = List.of("4711", "M-1002", "M-1001");
        return order.indexOf(one) - order.indexOf(other);
    }

    @Test
    void takesFewCluesOfEndlessTexts() {
        String endless = "a1b2c3 https://x.example/y/1234567 M-1 ".repeat(100_000);

        ProductClues clues = ProductClues.of("1".repeat(100_000), endless, List.of(endless, endless));

        assertTrue(clues.numbers().size() <= 200);
        assertTrue(clues.listings().size() <= 400);
        assertTrue(clues.machine().length() <= 1_000);
        assertEquals(List.of(), books.call(service -> service.proposals(clues)));
    }

    private List<ProductMatch> proposals(String number, String machine, String text) {
        ProductClues clues =
                ProductClues.of(number, machine, Stream.ofNullable(text).toList());
        return books.call(service -> service.proposals(clues));
    }
}
