package de.mat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import de.mat.demo.DemoProducts;
import de.mat.demo.DemoWebsite;
import de.mat.demo.OtherWebsite;
import de.mat.testing.Chromium;
import de.mat.testing.RunningMat;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The public pages as visitors use them: on a desktop, on a phone, without script. */
class WebsiteBrowserIT extends BrowserTest {

    private static final String QUESTION =
            "Guten Tag, ist die Maschine noch da, und was kostet der Transport nach Zagreb?";

    /** As fast as a person: what is sent within two seconds is taken for a machine's. */
    private static final Locator.PressSequentiallyOptions LIKE_A_PERSON =
            new Locator.PressSequentiallyOptions().setDelay(30);

    private static RunningMat own;
    private static OtherWebsite other;

    @BeforeAll
    static void startMat() throws IOException, SQLException {
        own = RunningMat.alone("website", List.of(RunningMat.ADMINISTRATOR, RunningMat.USER));
        other = OtherWebsite.start(0, own.at("/"));
        DemoWebsite.createAll(own.database(), other.origin());
        DemoProducts.createAll(own.database());
    }

    @AfterAll
    static void stopMat() {
        other.close();
        own.close();
    }

    @Override
    protected RunningMat running() {
        return own;
    }

    @ParameterizedTest
    @CsvSource({"de-DE, de, 1440", "de-DE, de, 390", "en-GB, en, 1440"})
    void showsTheMachinesOfTheDealer(String language, String tag, int width) {
        Page page = newPage(language, width, 900);

        for (String path : List.of(
                "web/", "web/offer.xhtml?number=MM-1002", "web/contact-form.xhtml", "web/thanks.xhtml?number=4711")) {
            page.navigate(mat.at(path).toString());
            assertThat(page.locator("html")).hasAttribute("lang", tag);
            assertEquals(List.of(), barriers(page), page.url());
            int needed = (Integer) page.evaluate("document.documentElement.scrollWidth");
            assertTrue(needed <= width, page.url() + " needs " + needed + " px of " + width);
            fullPicture(page, "web-" + tag + "-" + width + "-" + path.replaceAll("^web/|[^a-z/-].*$", ""));
        }
        assertEquals(List.of(), page.context().cookies());
    }

    @Test
    void findsAMachine() {
        Page page = newPage();
        page.navigate(mat.at("web/").toString());
        assertThat(page.locator(".offer")).hasCount(11);

        page.getByLabel("Kategorie").selectOption("Verpackungsmaschinen");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Suchen"))
                .click();
        assertThat(page.locator(".offer")).hasCount(2);
        assertThat(page.locator("#count")).containsText("2 Maschinen");

        page.getByLabel("Suche").fill("uv 100");
        page.keyboard().press("Enter");
        assertThat(page.locator(".offer")).hasCount(1);
        page.locator(".offer a").click();
        assertThat(page.locator("h1")).hasText("Verschließmaschine UV 100");
        assertThat(page.locator("#price")).hasText("12.500 €");
        assertThat(page.locator(".gallery__large img")).hasCount(2);
    }

    @Test
    void whatIsOnTheDeskIsOnTheWebsite() {
        Page desk = newPage();
        signIn(desk, RunningMat.USER);
        desk.navigate(mat.at("app/products.xhtml").toString());
        assertThat(desk.locator("#count")).hasText("12");
        desk.waitForLoadState(LoadState.NETWORKIDLE);
        ReadmePicture.PRODUCTS.take(desk);

        Page visitor = newPage();
        visitor.navigate(mat.at("web/").toString());
        assertThat(visitor.locator(".offer")).hasCount(11);
        visitor.waitForLoadState(LoadState.NETWORKIDLE);
        ReadmePicture.CATALOGUE.take(visitor);
        visitor.navigate(mat.at("web/offer.xhtml?number=MM-1001").toString());
        assertThat(visitor.locator("h1")).hasText("Verschließmaschine UV 100");
        visitor.waitForLoadState(LoadState.NETWORKIDLE);
        ReadmePicture.OFFER.take(visitor);
    }

    @Test
    void speaksTheOtherLanguageAndStaysWithIt() {
        Page page = newPage();
        page.navigate(mat.at("web/offer.xhtml?number=MM-1001").toString());

        page.locator(".head__language").click();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator("h1")).hasText("Verschließmaschine UV 100");
        page.getByText("Contact").first().click();

        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator("h1")).hasText("Contact");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void anInquiryIsOnTheDesk(boolean script) {
        Page visitor = Chromium.get()
                .newContext(new Browser.NewContextOptions().setLocale("de-DE").setJavaScriptEnabled(script))
                .newPage();
        visitor.navigate(mat.at("web/offer.xhtml?number=MM-1001").toString());
        visitor.locator("#name").fill("Ana Beispiel");
        visitor.locator("#email").fill("ana");
        visitor.locator("#message").pressSequentially(QUESTION, LIKE_A_PERSON);
        Response again =
                visitor.waitForNavigation(() -> visitor.locator("#email").press("Enter"));
        assertEquals(422, again.status());
        assertThat(visitor.locator("#emailProblem")).containsText("Bitte geben Sie eine E-Mail-Adresse an");
        assertThat(visitor.locator("#email")).hasAttribute("aria-invalid", "true");
        assertThat(visitor.locator("#message")).hasValue(QUESTION);
        assertThat(visitor.locator("h1")).hasText("Verschließmaschine UV 100");
        fullPicture(visitor, "web-corrected-" + script);

        visitor.locator("#email").fill("ana@example.com");
        visitor.locator("#email").press("Enter");
        assertThat(visitor.locator("h1")).hasText("Vielen Dank!");
        String number = visitor.locator("#number").innerText();
        assertEquals(List.of(), visitor.context().cookies());
        visitor.context().close();

        Page desk = newPage();
        signIn(desk, RunningMat.USER);
        desk.navigate(mat.at("app/inquiry.xhtml?id=" + number).toString());
        assertThat(desk.locator("h1")).hasText("Verschließmaschine UV 100");
        assertThat(desk.locator("#inquiryState")).hasAttribute("data-state", "READ");
        assertThat(desk.locator("#sender")).containsText("über die Webseite");
        fullPicture(desk, "web-inquiry-on-the-desk");
    }

    @Test
    void whatAMachineSendsStandsUnderSpamUntilAPersonSaysOtherwise() {
        Page visitor = newPage();
        visitor.navigate(mat.at("web/contact-form.xhtml").toString());
        visitor.locator("#email").fill("bot@example.com");
        visitor.locator("#message").fill("Sofort");
        visitor.locator("#homepage").evaluate("field => field.value = 'https://example.com'");
        visitor.locator("#send").click();
        assertThat(visitor.locator("h1")).hasText("Vielen Dank!");
        String number = visitor.locator("#number").innerText();

        Page desk = newPage();
        signIn(desk, RunningMat.USER);
        desk.navigate(mat.at("app/inquiries.xhtml").toString());
        assertThat(desk.locator("[data-inquiry='" + number + "']")).hasCount(0);
        desk.navigate(mat.at("app/inquiries.xhtml?state=SPAM").toString());
        assertThat(desk.locator("[data-inquiry='" + number + "']")).hasCount(1);
        desk.locator("[data-inquiry='" + number + "']").click();
        assertThat(desk.locator("#suspicions")).containsText("Ein Feld ist ausgefüllt, das kein Mensch sieht.");
        fullPicture(desk, "web-spam");

        desk.getByText("Kein Spam").click();
        assertThat(desk.locator("#inquiryState")).hasAttribute("data-state", "READ");
        assertThat(desk.locator("#suspicions")).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void theFormsWorkInAPageOfAnotherWebsite(int width) {
        Page page = newPage("de-DE", width, 900);
        page.navigate(other.origin());
        Locator form = page.locator("mat-form[form=inquiry]");
        assertThat(form.locator("h2")).hasText("Anfrage stellen");
        assertThat(form).containsText("Verschließmaschine UV 100");
        assertEquals(List.of(), barriers(page));
        fullPicture(page, "snippet-" + width);

        form.locator("#name").fill("Ana Beispiel");
        form.locator("#email").fill("ana");
        form.locator("#message").pressSequentially(QUESTION, LIKE_A_PERSON);
        form.locator("button").click();
        assertThat(form.locator("#email-problem")).containsText("Bitte geben Sie eine E-Mail-Adresse an");
        assertThat(form.locator("#email")).isFocused();
        assertThat(form.locator("#message")).hasValue(QUESTION);
        fullPicture(page, "snippet-corrected-" + width);

        form.locator("#email").fill("ana@example.com");
        form.locator("button").click();
        assertThat(form.locator(".thanks")).containsText("Vielen Dank!");
        String number = form.locator("strong").innerText();
        assertEquals(List.of(), page.context().cookies());
        fullPicture(page, "snippet-thanks-" + width);

        Page desk = newPage();
        signIn(desk, RunningMat.USER);
        desk.navigate(mat.at("app/inquiry.xhtml?id=" + number).toString());
        assertThat(desk.locator("h1")).hasText("Verschließmaschine UV 100");
        assertThat(desk.locator("#inquiryState")).hasAttribute("data-state", "READ");
    }

    @Test
    void withoutScriptTheOtherWebsiteLeadsToOurPage() {
        Page page = Chromium.get()
                .newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))
                .newPage();

        page.navigate(other.origin());

        assertThat(page.locator("mat-form[form=contact] a"))
                .hasAttribute("href", mat.at("web/contact-form.xhtml").toString());
        page.context().close();
    }

    @Test
    void aWebsiteThatTheDealerDidNotAllowShowsNoForm() throws IOException {
        try (OtherWebsite foreign = OtherWebsite.start(0, mat.at("/"))) {
            Page page = Chromium.get().newContext().newPage();
            AtomicBoolean refused = new AtomicBoolean();
            page.onRequestFailed(
                    request -> refused.compareAndSet(false, request.url().contains("/api/website/form")));

            page.navigate(foreign.origin());

            page.waitForCondition(refused::get);
            assertThat(page.locator("mat-form[form=contact] a")).isVisible();
            page.context().close();
        }
    }

    @Test
    void aMachineThatIsNotThereIsNotFound() {
        Page page = newPage();

        Response answer = page.navigate(mat.at("web/offer.xhtml?number=nothing").toString());

        assertEquals(404, answer.status());
    }

    @Test
    void theAdministratorFillsItIn() {
        Page page = newPage();
        signIn(page, RunningMat.ADMINISTRATOR);
        page.navigate(mat.at("admin/website.xhtml").toString());
        fullPicture(page, "web-settings");

        page.locator("[id='form:imprintUrl']").fill("impressum");
        page.locator("[id='form:save']").click();
        assertThat(page.locator("[id='form:imprintUrlMessage']")).containsText("ganze Adresse");
        page.locator("[id='form:imprintUrl']").fill("https://www.muster-maschinen.example/impressum");
        page.locator("[id='form:head']").evaluate("field => field.value = '#0b3d5c'");
        page.locator("[id='form:save']").click();

        assertThat(page.locator(".notice[role=status]")).containsText("Besucher sehen Ihre Seiten so ab sofort");
        Page visitor = newPage();
        visitor.navigate(mat.at("web/").toString());
        assertEquals(
                "rgb(11, 61, 92)", visitor.locator(".head").evaluate("head => getComputedStyle(head).backgroundColor"));
    }
}
