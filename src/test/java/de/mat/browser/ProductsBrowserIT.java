package de.mat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.mat.browser.page.ProductPages;
import de.mat.demo.DemoProduct;
import de.mat.testing.RunningMat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dealer's machines on the desk: written, shown with pictures, found, imported and exported. */
class ProductsBrowserIT extends BrowserTest {

    @TempDir
    private Path folder;

    /** Stands in the numbers of this test: the products of others are in the list too. */
    private final String mark = "T" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aProductIsWrittenShownChangedAndRemoved() {
        ProductPages products = signedIn(newPage());
        products.openForm().save();
        assertThat(products.message("number")).containsText("Bitte ausfüllen.");
        assertThat(products.message("title")).containsText("Bitte ausfüllen.");
        products.field("onRequest").uncheck();
        products.fill(Map.of(
                        "number", mark,
                        "title", "Verschließmaschine <b>UV</b>",
                        "manufacturer", "Musterwerk",
                        "model", "UV 100",
                        "category", "Verpackungsmaschinen",
                        "year", "2014",
                        "amount", "teuer",
                        "description", "Guter Zustand,\nsofort verfügbar.",
                        "listings", "https://www.example.com/anzeige/2345678901"))
                .save();
        assertThat(products.message("amount")).containsText("Bitte einen Betrag eingeben");
        products.field("amount").fill("12.500,50");
        products.field("visible").check();
        products.save();

        assertThat(products.notice()).containsText(mark + ", Verschließmaschine <b>UV</b>, ist gespeichert.");
        assertThat(products.page().locator("h1")).hasText("Verschließmaschine <b>UV</b>");
        assertThat(products.facts()).containsText("12.500,50 €");
        assertThat(products.facts()).containsText("sichtbar");

        products.page().locator("[id='edit']").click();
        products.page().waitForURL("**/write/products/product-edit.xhtml*");
        assertThat(products.field("amount")).hasValue("12.500,50");
        products.field("onRequest").check();
        products.field("state").selectOption("RESERVED");
        products.save();
        assertThat(products.facts()).containsText("auf Anfrage");
        assertThat(products.facts()).containsText("Reserviert");

        products.page().locator("[id='removeForm:remove']").click();
        products.confirm();
        products.page().waitForURL("**/app/products.xhtml*");
        assertThat(products.notice()).containsText("ist entfernt");
        assertThat(products.openList("?search=" + mark).count()).hasText("0");
        assertThat(products.page().locator(".empty")).containsText("Kein Produkt passt zu dieser Auswahl.");
    }

    @Test
    void whoLacksTheRightReadsAndIsToldSo() {
        ProductPages products = signedIn(newPage());
        write(products, mark, "Presse");
        String address = products.page().url();
        Page page = newPage();
        signIn(page, RunningMat.READER);
        ProductPages reading = new ProductPages(page, mat.at("/"));

        reading.openList("?search=" + mark);
        assertThat(reading.lines()).hasCount(1);
        assertThat(page.locator(".no-right")).containsText("Produkte schreiben");
        assertThat(page.locator("[id='add'], [id='import']")).hasCount(0);
        page.navigate(address);
        assertThat(page.locator(".no-right")).containsText("Produkte schreiben");
        assertThat(page.locator("[id='edit'], #uploadForm, [id='removeForm:remove']"))
                .hasCount(0);
        for (String path : List.of("write/products/product-edit.xhtml", "write/products/products-import.xhtml")) {
            assertEquals(404, page.request().get(mat.at(path).toString()).status(), path);
        }
        for (String path : List.of("product-pictures?product=1", "product-file")) {
            assertEquals(404, page.request().post(mat.at(path).toString()).status(), path);
        }
    }

    @Test
    void twoProductsHaveNoNumberInCommon() {
        ProductPages products = signedIn(newPage());
        write(products, mark, "Presse");

        products.openForm()
                .fill(Map.of("number", mark.toLowerCase(), "title", "Säge"))
                .save();

        assertThat(products.message("number")).containsText("Diese Nummer hat schon ein anderes Produkt.");
        assertThat(products.field("number")).hasValue(mark.toLowerCase());
        assertThat(products.field("title")).hasValue("Säge");
    }

    @Test
    void theSecondOfTwoWhoWriteHearsOfTheFirst() {
        ProductPages first = signedIn(newPage());
        write(first, mark, "Presse");
        String edit = first.page().locator("[id='edit']").getAttribute("href");
        ProductPages second = signedIn(newPage());
        first.page().navigate(mat.at(edit).toString());
        second.page().navigate(mat.at(edit).toString());
        first.field("title").fill("Erste Presse");
        first.save();
        assertThat(first.notice()).containsText("ist gespeichert");
        second.field("title").fill("Zweite Presse");
        second.save();

        assertThat(second.page().locator("[id='form:conflict'] .notice")).containsText("inzwischen geändert");
        second.field("mine").click();
        assertThat(second.page().locator("h1")).hasText("Zweite Presse");
    }

    @Test
    void picturesComeMoveAndGo() throws IOException {
        ProductPages products = signedIn(newPage());
        write(products, mark, "Presse");
        Path one = drawing("eins.png", DemoProduct.values()[0]);
        Path two = drawing("zwei.png", DemoProduct.values()[1]);

        products.upload(one, two);
        assertThat(products.pictures()).hasCount(2);
        assertThat(products.pictureProblem()).hasCount(0);
        String first = id(products.pictures().first());
        String second = id(products.pictures().last());
        assertNotEquals(first, second);

        products.pictureButton("first").click();
        assertThat(products.pictures().first()).hasAttribute("src", Pattern.compile(".*/" + second + "/large"));
        products.pictureButton("back").click();
        assertThat(products.pictures().first()).hasAttribute("src", Pattern.compile(".*/" + first + "/large"));
        products.pictureButton("removePicture").first().click();
        products.confirm();
        assertThat(products.pictures()).hasCount(1);
        assertThat(products.pictures().first()).hasAttribute("src", Pattern.compile(".*/" + second + "/large"));

        Path hostile = Files.writeString(folder.resolve("bild.png"), "<svg onload='alert(1)'/>");
        products.upload(hostile);
        assertThat(products.pictureProblem()).containsText("weder JPEG noch PNG");
        assertThat(products.pictures()).hasCount(1);
        products.openList("?search=" + mark);
        assertThat(products.line(mark).locator("img"))
                .hasAttribute("src", Pattern.compile(".*/" + second + "/thumbnail"));
    }

    @Test
    void aPictureIsServedForGoodAndAsWhatItIs() throws IOException {
        ProductPages products = signedIn(newPage());
        write(products, mark, "Presse");
        products.upload(drawing("eins.png", DemoProduct.values()[0]));
        String large = products.pictures().first().getAttribute("src");

        APIResponse picture = products.page().request().get(mat.at(large).toString());

        assertEquals(200, picture.status());
        assertEquals("image/png", picture.headers().get("content-type"));
        assertEquals("nosniff", picture.headers().get("x-content-type-options"));
        assertEquals("private, max-age=31536000, immutable", picture.headers().get("cache-control"));
        assertTrue(picture.headers().get("content-security-policy").startsWith("default-src 'none'"));
        for (String path : List.of(
                large.replace("large", "huge"),
                large.replaceAll("[0-9]+/large", "999999999/large"),
                large.replaceAll("[0-9]+/large", "x/large"),
                "/app/product-pictures",
                "/app/product.xhtml?id=999999999",
                "/app/product.xhtml?id=1%27",
                "/app/product.xhtml",
                "/write/products/product-edit.xhtml?id=999999999")) {
            assertEquals(
                    404, products.page().request().get(mat.at(path).toString()).status(), path);
        }
        assertEquals(
                "/login.xhtml",
                newPage().navigate(mat.at(large).toString()).request().url().replaceAll("^.*(/login.*)$", "$1"));
    }

    @Test
    void theListIsReducedToWhatIsChosenAndItsAddressSaysSo() {
        ProductPages products = signedIn(newPage());
        write(products, mark + "-1", "Bandsäge");
        write(products, mark + "-2", "Presse");

        products.openList("");
        products.field("search").fill(mark + " bandsae");
        assertThat(products.lines()).hasCount(1);
        assertThat(products.count()).hasText("1");
        assertThat(products.page()).hasURL(Pattern.compile(".*\\?search=" + mark + "\\+bandsae"));
        products.open(mark + "-1");
        products.page().locator("[data-back='products']").click();
        assertThat(products.field("search")).hasValue(mark + " bandsae");
        products.field("search").fill(mark);
        assertThat(products.lines()).hasCount(2);
        products.field("visibility").selectOption("VISIBLE");
        assertThat(products.page().locator(".empty")).isVisible();
        products.field("clear").click();
        assertThat(products.field("search")).hasValue("");
    }

    @Test
    void aTableIsShownBeforeItIsStored() throws IOException {
        ProductPages products = signedIn(newPage());
        Path wrong = Files.writeString(
                folder.resolve("falsch.csv"),
                "Nummer;Bezeichnung;Preis;Farbe\n" + mark + "-1;Säge;teuer;rot\n" + mark + "-2;;100;blau\n");

        products.openImport().check(wrong);
        Locator problems = products.page().locator("#problems li");
        assertThat(problems).hasText(new String[] {
            "Zeile 2, Preis: „teuer“ ist weder ein Betrag noch „auf Anfrage“.", "Zeile 3, Bezeichnung: Bitte ausfüllen."
        });
        assertThat(products.page().locator("#unknown")).containsText("Farbe");
        assertThat(products.field("store")).hasCount(0);
        fullPicture(products.page(), "products-import-wrong");

        Path right = Files.writeString(
                folder.resolve("richtig.csv"),
                "Nummer;Bezeichnung;Preis\n" + mark + "-1;=Säge;1.234,50\n" + mark + "-2;Presse;auf Anfrage\n");
        products.check(right);
        assertThat(products.page().locator("#counts")).hasText("2 neue Produkte, keine Änderung.");
        assertThat(products.openList("?search=" + mark).count()).hasText("0");

        products.openImport().check(right);
        fullPicture(products.page(), "products-import");
        products.field("store").click();
        products.page().waitForURL("**/app/products.xhtml*");
        assertThat(products.notice()).containsText("2 neue und 0 geänderte Produkte");

        products.openList("?search=" + mark);
        Download export = products.page()
                .waitForDownload(() ->
                        products.page().locator("a[href*='productsExport']").click());
        assertTrue(export.suggestedFilename().matches("produkte-[0-9-]{10}\\.csv"), export.suggestedFilename());
        String table = Files.readString(export.path());
        assertTrue(table.contains(mark + "-1;'=Säge;;;;;1234,50;EUR;"), table);
        products.openImport().check(export.path());
        assertThat(products.page().locator("#counts")).hasText("Keine neuen Produkte, 2 geändert.");
    }

    @ParameterizedTest
    @CsvSource({"de-DE, 1440", "en-GB, 1440", "de-DE, 390"})
    void hasNoBarrierAndFitsTheScreen(String language, int width) throws IOException {
        ProductPages products = signedIn(newPage(language, width, 900));
        for (int i = 0; i < 4; i++) {
            DemoProduct demo = DemoProduct.values()[i];
            write(products, mark + "-" + i, demo.title());
            products.upload(drawing("bild" + i + ".png", demo), drawing("b" + i + ".png", DemoProduct.values()[i + 1]));
            assertThat(products.pictures()).hasCount(2);
        }

        fits(products.page(), "product-" + language, width);
        fits(products.openList("?search=" + mark).page(), "products-" + language, width);
        fits(products.openForm().page(), "product-edit-" + language, width);
        fits(products.openImport().page(), "products-import-" + language, width);
    }

    private static void fits(Page page, String name, int width) {
        assertEquals(List.of(), barriers(page), page.url());
        int needed = (Integer) page.evaluate("document.documentElement.scrollWidth");
        assertTrue(needed <= width, page.url() + " " + needed + " px of " + width);
        fullPicture(page, name + "-" + width);
    }

    private ProductPages signedIn(Page page) {
        signIn(page, RunningMat.ADMINISTRATOR);
        return new ProductPages(page, mat.at("/"));
    }

    private static void write(ProductPages products, String number, String title) {
        products.openForm().fill(Map.of("number", number, "title", title)).save();
        assertThat(products.facts()).containsText(number);
    }

    private Path drawing(String name, DemoProduct product) throws IOException {
        return Files.write(folder.resolve(name), product.drawing(0));
    }

    private static String id(Locator picture) {
        return picture.getAttribute("src").replaceAll(".*/([0-9]+)/.*", "$1");
    }
}
