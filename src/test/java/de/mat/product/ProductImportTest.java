package de.mat.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.product.TableProblem.Kind;
import de.mat.testing.ManualClock;
import de.mat.testing.TestDatabase;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.validator.HibernateValidator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table of products: what would become of it, what is wrong with it, and that nothing of it is half stored. */
class ProductImportTest {

    private static final ValidatorFactory VALIDATORS = Validation.byProvider(HibernateValidator.class)
            .configure()
            .locales(Locale.GERMAN, Locale.ENGLISH)
            .defaultLocale(Locale.ENGLISH)
            .buildValidatorFactory();

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    private final ProductBooks books = new ProductBooks(database, new ManualClock());

    @Test
    void storesWhatATableSays() throws Exception {
        ProductPreview preview = preview("""
                Nummer;Bezeichnung;Hersteller;Modell;Kategorie;Baujahr;Preis;Währung;Status;Webseite;Beschreibung;Inserate auf Plattformen
                M-1;Bandsäge;Exempla;BS 400;Sägen;2011;12.500,00 €;EUR;Reserviert;sichtbar;"Zwei
                Zeilen";77001122 https://example.com/a/1
                M-2;Presse;;;;;auf Anfrage;;;nein;;
                """);

        assertEquals(List.of(), preview.problems());
        assertEquals(2, preview.added());
        assertEquals(0, preview.changed());
        assertEquals(List.of(), numbers(), "a preview stores nothing");
        books.storeAll(preview.drafts());

        Product saw = books.call(service -> service.find("M-1")).orElseThrow();
        assertEquals("Bandsäge", saw.getTitle());
        assertEquals(2011, saw.getYear());
        assertEquals(0, new BigDecimal("12500").compareTo(saw.getPrice()));
        assertEquals(ProductState.RESERVED, saw.getState());
        assertTrue(saw.isVisible());
        assertEquals("Zwei\nZeilen", saw.getDescription());
        assertEquals(List.of("77001122", "https://example.com/a/1"), saw.getListings());
        Product press = books.call(service -> service.find("M-2")).orElseThrow();
        assertEquals(null, press.getPrice());
        assertEquals("EUR", press.getCurrency());
        assertFalse(press.isVisible());
    }

    @Test
    void changesAProductAndKeepsWhatTheTableDoesNotMention() throws Exception {
        ProductDraft draft = ProductBooks.draft("M-1", "Bandsäge");
        draft.setManufacturer("Exempla");
        draft.setListings("4711");
        long id = books.store(draft);

        ProductPreview preview = preview("Price,Number,Farbe\n\"1,234.50\",m-1,blau\n9,M-2,rot\n");
        assertEquals(
                List.of(new TableProblem(3, ProductColumn.TITLE, Kind.RULE, "Bitte ausfüllen.")), preview.problems());

        preview = preview("Price,Number,Farbe\n\"1,234.50\",m-1,blau\n");
        assertEquals(List.of("Farbe"), preview.unknownColumns());
        assertEquals(0, preview.added());
        assertEquals(1, preview.changed());
        books.storeAll(preview.drafts());

        Product changed = books.find(id).orElseThrow();
        assertEquals(0, new BigDecimal("1234.5").compareTo(changed.getPrice()));
        assertEquals("Bandsäge", changed.getTitle());
        assertEquals("Exempla", changed.getManufacturer());
        assertEquals(List.of("4711"), changed.getListings());
    }

    @Test
    void storesAllOrNothing() throws Exception {
        long id = books.store(ProductBooks.draft("M-2", "Presse"));
        ProductPreview preview = preview("Nummer;Bezeichnung\nM-1;Säge\nM-2;Andere Presse\nM-3;Kran\n");
        ProductDraft meanwhile = ProductDraft.of(books.find(id).orElseThrow());
        meanwhile.setTitle("Inzwischen");
        books.store(meanwhile);

        assertThrows(ProductChangedException.class, () -> books.storeAll(preview.drafts()));
        assertEquals(List.of("M-2"), numbers());

        ProductPreview again = preview("Nummer;Bezeichnung\nM-1;Säge\nM-3;Kran\n");
        books.store(ProductBooks.draft("m-3", "Schneller"));
        assertThrows(NumberTakenException.class, () -> books.storeAll(again.drafts()));
        assertEquals(List.of("M-2", "m-3"), numbers());
        assertEquals("Inzwischen", books.find(id).orElseThrow().getTitle());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "M 1;Säge;;;;; | NUMBER RULE",
                ";Säge;;;;; | NUMBER RULE",
                "M-1;;;;;; | TITLE RULE",
                "M-1;Säge;alt;;;; | YEAR NO_YEAR",
                "M-1;Säge;1700;;;; | YEAR RULE",
                "M-1;Säge;;VB;;; | PRICE NO_PRICE",
                "M-1;Säge;;-5;;; | PRICE NO_PRICE",
                "M-1;Säge;;0;;; | PRICE RULE",
                "M-1;Säge;;5;DM;; | CURRENCY NO_CURRENCY",
                "M-1;Säge;;;;gut; | STATE NO_STATE",
                "M-1;Säge;;;;;vielleicht | VISIBLE NO_CHOICE"
            })
    void saysWhatIsWrongInWhichLine(String line, String expected) {
        String table = "Nummer;Bezeichnung;Baujahr;Preis;Währung;Status;Webseite\nM-0;Gut;;;;;\n" + line + "\n";

        List<TableProblem> problems = preview(table).problems();

        assertEquals(
                List.of("3 " + expected),
                problems.stream()
                        .map(problem -> problem.line() + " " + problem.column() + " " + problem.kind())
                        .toList());
        assertEquals(List.of(), preview(table).drafts(), "nothing of a table with mistakes can be stored");
    }

    @Test
    void speaksTheLanguageOfThePage() {
        byte[] table = "Number;Title\nM-1;\n".getBytes(StandardCharsets.UTF_8);

        assertEquals("Please fill in.", words(table, Locale.ENGLISH));
        assertEquals("Bitte ausfüllen.", words(table, Locale.GERMAN));
    }

    private String words(byte[] table, Locale language) {
        return read(table, language).problems().get(0).words();
    }

    @Test
    void refusesWhatIsNoTableOfProducts() {
        assertEquals(Kind.NOTHING, refusal(new byte[0]));
        assertEquals(Kind.NOTHING, refusal("Nummer;Bezeichnung\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals(Kind.NO_NUMBER_COLUMN, refusal("Farbe;Bezeichnung\n1;2\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals(Kind.COLUMN_TWICE, refusal("Nummer;Number\n1;2\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals(Kind.UNREADABLE, refusal("Nummer;\"x\n1;2\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals(Kind.UNREADABLE, refusal(new byte[] {'P', 'K', 3, 4, 0, 0, 0}));
        assertEquals(Kind.TOO_LARGE, refusal(new byte[ProductImport.LARGEST_FILE + 1]));
        assertEquals(
                Kind.TOO_LONG,
                refusal(("Nummer\n" + "1\n".repeat(ProductImport.MOST_PRODUCTS + 1)).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void namesANumberThatStandsTwice() {
        assertEquals(
                List.of(new TableProblem(3, ProductColumn.NUMBER, Kind.NUMBER_TWICE, "m-1")),
                preview("Nummer;Bezeichnung\nM-1;Säge\nm-1;Presse\n").problems());
    }

    @Test
    void readsWhatAnOldSpreadsheetSaved() {
        ProductPreview preview = read(
                "Nummer\tBezeichnung\r\nM-1\tSäge für 5 €\r\n".getBytes(Charset.forName("windows-1252")),
                Locale.GERMAN);

        assertEquals("Säge für 5 €", preview.drafts().get(0).getTitle());
    }

    @Test
    void takesAsManyAsAFileMayHold() throws Exception {
        String table = "Nummer;Bezeichnung\n"
                + IntStream.rangeClosed(1, ProductImport.MOST_PRODUCTS)
                        .mapToObj(i -> "N" + i + ";Maschine " + i)
                        .collect(Collectors.joining("\n"));

        books.storeAll(preview(table).drafts());
        ProductPreview again = preview(table);

        assertEquals(ProductImport.MOST_PRODUCTS, again.changed());
        List<Product> exported = books.call(service -> service.export(ProductCriteria.ALL, "n4999", 10));
        assertEquals(
                List.of("N5", "N50", "N500"),
                exported.stream().limit(3).map(Product::getNumber).toList());
    }

    private Kind refusal(byte[] file) {
        List<TableProblem> problems = read(file, Locale.GERMAN).problems();
        assertEquals(1, problems.size(), problems::toString);
        return problems.get(0).kind();
    }

    private ProductPreview preview(String table) {
        return read(table.getBytes(StandardCharsets.UTF_8), Locale.GERMAN);
    }

    private ProductPreview read(byte[] file, Locale language) {
        return books.call(service -> new ProductImport(service, VALIDATORS).preview(file, language));
    }

    private List<String> numbers() {
        return books.call(service -> service.page(ProductCriteria.ALL, ProductOrder.NUMBER, 0, 10)).lines().stream()
                .map(ProductLine::number)
                .toList();
    }
}
