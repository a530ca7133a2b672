package de.mat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.mat.browser.page.InquiryDetail;
import de.mat.browser.page.ProductPages;
import de.mat.demo.DemoProduct;
import de.mat.testing.RunningMat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which product an inquiry is about: MAT proposes, a person decides. */
class InquiryProductBrowserIT extends InquiryBrowserTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void offer() throws Exception {
        Page page = newPage();
        signIn(page, RunningMat.ADMINISTRATOR);
        ProductPages products = new ProductPages(page, mat.at("/"));
        write(products, mark + "-1", "Verschließmaschine");
        products.upload(Files.write(folder.resolve("bild.png"), DemoProduct.CAPPING.drawing(0)));
        assertThat(products.pictures()).hasCount(1);
        write(products, mark + "-2", "Andere Maschine");
    }

    private void write(ProductPages products, String number, String title) {
        products.openForm()
                .fill(Map.of("number", number, "title", title, "manufacturer", mark, "model", number))
                .save();
        assertThat(products.facts()).containsText(number);
    }

    @Test
    void aProposalIsLinkedByAClickAndUnlinkedAgain() throws Exception {
        InquiryDetail detail = openInquiry(newPage());

        assertThat(proposals(detail)).hasCount(1);
        assertThat(proposals(detail)).containsText("Verschließmaschine");
        assertThat(proposals(detail)).containsText("nennt die Nummer");
        assertThat(linked(detail)).hasCount(0);
        assertEquals(List.of(), barriers(detail.page()));
        fullPicture(detail.page(), "inquiry-proposal-1440");
        proposals(detail).locator("button").click();
        assertThat(linked(detail)).containsText("Verschließmaschine");
        assertThat(proposals(detail)).hasCount(0);
        fullPicture(detail.page(), "inquiry-product-1440");

        // Who says what an inquiry is about has not changed the inquiry.
        detail.button("take").click();
        assertThat(detail.state()).hasAttribute("data-state", "IN_PROGRESS");
        assertThat(detail.notice()).hasCount(0);

        detail.page().reload();
        assertThat(linked(detail)).containsText(mark + "-1");
        detail.button("unlink").click();
        assertThat(linked(detail)).hasCount(0);
        assertThat(proposals(detail)).hasCount(1);
    }

    @Test
    void anotherProductIsLinkedByItsNumber() throws Exception {
        InquiryDetail detail = openInquiry(newPage("de-DE", 390, 900));
        Locator number = detail.page().locator("[id='form:productNumber']");

        number.fill("gibt-es-nicht");
        detail.button("linkTyped").click();
        assertThat(detail.page().locator("[id='form:productNumberMessage']"))
                .containsText("Ein Produkt mit dieser Nummer gibt es nicht.");
        fullPicture(detail.page(), "inquiry-proposal-390");
        number.fill((mark + "-2").toLowerCase());
        detail.button("linkTyped").click();
        assertThat(linked(detail)).containsText("Andere Maschine");
    }

    private InquiryDetail openInquiry(Page page) throws Exception {
        deliverInquiry("Maschine Nr. " + mark + "-1");
        importNow();
        return openList(page, RunningMat.USER, 1).openInquiry(mark + "-1");
    }

    private static Locator proposals(InquiryDetail detail) {
        return detail.page().locator(".offer--proposed");
    }

    private static Locator linked(InquiryDetail detail) {
        return detail.page().locator("#linkedProduct");
    }
}
