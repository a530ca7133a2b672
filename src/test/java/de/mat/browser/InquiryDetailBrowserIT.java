package de.mat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import de.mat.browser.page.Desk;
import de.mat.browser.page.InquiryDetail;
import de.mat.browser.page.InquiryList;
import de.mat.testing.RunningMat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One inquiry: what it says, what came with it, and who is at it. Nothing a stranger sent does anything. */
class InquiryDetailBrowserIT extends InquiryBrowserTest {

    private static final Path HOSTILE = Path.of("src/test/resources/mails/hostile-parts.eml");

    @Test
    void saysWhatTheMailSaid() throws Exception {
        InquiryDetail detail = openBandSaw(newPage());

        assertThat(detail.facts()).containsText("Muster Metall d.o.o.");
        assertThat(detail.facts()).containsText("+385 1 0000 000");
        assertThat(detail.facts()).containsText(relay);
        assertThat(detail.sender()).hasText("Absender bestätigt");
        assertThat(detail.message()).containsText("https://www.example.com/");
        assertThat(detail.message().locator("a")).hasCount(0);
        assertThat(detail.attachments()).hasCount(0);
        assertThat(detail.showOriginal()).hasCount(0);
        Download mail = detail.download(detail.mails().first());
        assertTrue(mail.suggestedFilename().matches("mail-[0-9]+-0\\.eml"));
        assertTrue(Files.readString(mail.path()).contains("Message-ID: <"));
    }

    @Test
    void readsTheMailAgainOnDemand() throws Exception {
        InquiryDetail detail = openBandSaw(newPage());

        detail.page().locator("[id='rereadForm:reread']").click();

        assertThat(detail.notice()).hasCount(1);
        assertThat(detail.message()).containsText("https://www.example.com/");
    }

    @Test
    void goesFromReadToDoneAndBack() throws Exception {
        InquiryDetail detail = openBandSaw(newPage());
        assertThat(detail.state()).hasText("Gelesen");

        detail.button("take").click();
        assertThat(detail.state()).hasText("In Bearbeitung Zuständig: Jonas Beispiel");
        assertThat(detail.button("take")).hasCount(0);
        detail.button("release").click();
        assertThat(detail.state()).hasText("Gelesen");
        detail.close("SOLD");
        assertThat(detail.state()).hasText("Erledigt Zuständig: Jonas Beispiel");
        assertThat(detail.button("take")).hasCount(0);
        detail.button("reopen").click();
        assertThat(detail.state()).hasText("In Bearbeitung Zuständig: Jonas Beispiel");
        assertThat(detail.notice()).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void isReadAndStaysNewWithoutTheRightToWriteAndSaysWhy(int width) throws Exception {
        String why =
                "Hier dürfen Sie nur lesen: Ihnen fehlt das Recht „Anfragen schreiben“. Ein Administrator kann es Ihnen geben.";
        deliverInquiry("Bandsäge");
        importNow();
        Page page = newPage("de-DE", width, 900);

        InquiryDetail detail = openList(page, RunningMat.READER, 1).openInquiry("Bandsäge");

        assertThat(detail.message()).containsText("was kostet sie?");
        assertThat(detail.state()).hasText("Neu");
        assertThat(page.locator(".desk-bar .no-right")).hasText(why);
        assertThat(page.locator(".desk-bar button")).hasCount(0);
        assertThat(page.locator("[id='rereadForm:reread']")).hasCount(0);
        assertEquals(List.of(), barriers(page));
        picture(page, "inquiry-reader-" + width);

        page.navigate(mat.at("app/dashboard.xhtml").toString());
        assertThat(new Desk(page).importCard().locator(".no-right")).hasText(why);
        assertThat(new Desk(page).importCard().locator("button")).hasCount(0);
        picture(page, "dashboard-reader-" + width);
    }

    @Test
    void showsWhatTheBuyerWroteLater() throws Exception {
        InquiryDetail detail = openBandSaw(newPage());
        detail.button("take").click();
        assertThat(detail.state()).hasAttribute("data-state", "IN_PROGRESS");
        InquiryList list = detail.back();
        assertThat(list.line("Bandsäge")).containsText("In Bearbeitung");

        deliver(mailOf(relay, "Re: Anfrage", "Noch eine Frage: Was <b>wiegt</b> sie?"));
        importNow();

        assertThat(list.line("Bandsäge").locator(".line__dot")).isVisible(AFTER_IMPORT);
        assertThat(list.line("Bandsäge")).containsText("Jonas Beispiel");
        list.search("wiegt " + mark);
        assertThat(list.lines()).hasCount(1);
        detail = list.openInquiry("Bandsäge");
        assertThat(detail.messages()).hasCount(2);
        assertThat(detail.messages().last()).hasText("Noch eine Frage: Was <b>wiegt</b> sie?");
        assertThat(detail.state()).hasText("In Bearbeitung Zuständig: Jonas Beispiel");
        assertTrue(
                Files.readString(detail.download(detail.mails().last()).path()).contains("wiegt"));
        picture(detail.page(), "inquiry-joined");
    }

    @Test
    void theSecondOfTwoUsersHearsOfTheFirstAndMayTakeOver() throws Exception {
        InquiryDetail first = openBandSaw(newPage());
        InquiryDetail second = openList(newPage(), RunningMat.ADMINISTRATOR, 1).openInquiry("Bandsäge");

        first.button("take").click();
        assertThat(first.state()).hasAttribute("data-state", "IN_PROGRESS");
        second.close("OTHER");

        assertThat(second.notice()).containsText("Jemand anders hat diese Anfrage inzwischen geändert");
        assertThat(second.state()).hasText("In Bearbeitung Zuständig: Jonas Beispiel");
        picture(second.page(), "inquiry-changed");

        second.button("take").click();
        assertThat(second.state()).hasText("In Bearbeitung Zuständig: Petra Muster");
        assertThat(second.notice()).hasCount(0);
        first.button("release").click();
        assertThat(first.notice()).containsText("inzwischen geändert");
        assertThat(first.state()).containsText("Petra Muster");
    }

    @Test
    void nothingOfAHostileMailDoesAnything() throws Exception {
        List<String> requests = new CopyOnWriteArrayList<>();
        Page page = newPage();
        page.onRequest(request -> requests.add(request.url()));
        page.onDialog(dialog -> requests.add("dialog " + dialog.message()));
        InquiryDetail detail = openHostile(page);

        assertThat(page.locator("h1")).hasText("<script>document.title=\"owned\"</script> Anfrage gpj.exe");
        assertThat(detail.sender()).containsText("Absender nicht bestätigt");
        assertThat(detail.facts()).containsText("<img src=x onerror=alert(7)>");
        assertThat(page.locator("main script, main img, main svg, main form form"))
                .hasCount(0);

        detail.showOriginal().click();
        assertThat(detail.original().locator("b")).hasText("Fräsmaschine");
        assertThat(detail.original().locator("img[alt='Foto']")).isVisible();
        assertTrue(
                detail.original().locator("img[alt='Foto']").getAttribute("src").startsWith("data:image/png;base64,"));
        assertThat(detail.original()
                        .locator("a, form, input, svg, style ~ style, script, iframe, [style], img[src^=http]"))
                .hasCount(0);
        detail.original().locator("u").first().click();
        detail.frame().screenshot();

        assertNotEquals("owned", page.title());
        assertEquals(
                List.of(),
                requests.stream()
                        .filter(url -> !url.startsWith(mat.at("/").toString()) && !url.startsWith("data:"))
                        .toList());
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "pictures", "inquiry-hostile.png")));
    }

    @Test
    void attachmentsAreStoredAndNeverShown() throws Exception {
        InquiryDetail detail = openHostile(newPage());
        assertThat(detail.attachments()).hasText(new String[] {
            "foto.png",
            "Rechnung.html",
            "logo.svg",
            "x.pdf",
            "Angebot Set-Cookie_a=b_script_.pdf",
            "Rechnung_fdp.exe",
            "_img src=x onerror=alert(1)_.txt",
            "8.html",
            "9.eml"
        });

        for (int i = 0; i < 9; i++) {
            String address =
                    mat.at(detail.attachments().nth(i).getAttribute("href")).toString();
            Map<String, String> headers = detail.page().request().get(address).headers();
            assertTrue(headers.get("content-disposition").startsWith("attachment; filename=\""), headers::toString);
            assertEquals("nosniff", headers.get("x-content-type-options"));
            assertTrue(headers.get("content-security-policy").contains("default-src 'none'"), headers::toString);
            assertTrue(headers.get("content-security-policy").endsWith("sandbox"), headers::toString);
            assertFalse(headers.get("content-type").contains("html")
                    || headers.get("content-type").contains("svg"));
            assertFalse(headers.containsKey("set-cookie"), headers::toString);
        }
        Download page = detail.download(detail.attachments().nth(1));
        assertEquals("Rechnung.html", page.suggestedFilename());
        assertEquals("<script>document.title='owned'</script>", Files.readString(page.path()));
        assertEquals(
                "Rechnung_fdp.exe", detail.download(detail.attachments().nth(5)).suggestedFilename());
    }

    @Test
    void theFrameHasAPolicyOfItsOwn() throws Exception {
        InquiryDetail detail = openHostile(newPage());
        detail.showOriginal().click();
        assertEquals("", detail.frame().getAttribute("sandbox"));
        String address = mat.at(detail.frame().getAttribute("src")).toString();

        APIResponse response = detail.page().request().get(address);

        assertEquals(
                "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'unsafe-inline'; "
                        + "frame-ancestors 'self'; sandbox",
                response.headers().get("content-security-policy"));
        assertEquals("SAMEORIGIN", response.headers().get("x-frame-options"));
        assertEquals(
                "text/html;charset=UTF-8",
                response.headers().get("content-type").replace(" ", ""));
        assertFalse(new String(response.body(), StandardCharsets.UTF_8).contains("evil.example/pixel"));

        // Opened by itself it does no more.
        detail.page().navigate(address);
        assertThat(detail.page().locator("b")).hasText("Fräsmaschine");
        assertNotEquals("owned", detail.page().title());
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        InquiryDetail detail = openBandSaw(newPage());
        String mail = detail.mails().first().getAttribute("href");
        String folder = mail.substring(0, mail.lastIndexOf('/'));

        for (String path : List.of(
                folder + "/original.html",
                folder + "/attachments/0",
                folder + "/attachments/-1",
                folder + "/attachments/99999999999",
                folder + "/../../../WEB-INF/web.xml",
                folder,
                folder + "/",
                "/app/inquiry/999999/0/mail.eml",
                "/app/inquiry/x/0/mail.eml",
                folder.replaceAll("0$", "1") + "/mail.eml",
                "/app/inquiry",
                "/app/inquiry.xhtml",
                "/app/inquiry.xhtml?id=999999",
                "/app/inquiry.xhtml?id=1%27")) {
            assertEquals(
                    404, detail.page().request().get(mat.at(path).toString()).status(), path);
        }
    }

    @ParameterizedTest
    @CsvSource({"de-DE, 1440", "en-GB, 1440", "de-DE, 390", "de-DE, 360"})
    void hasNoBarrierAndFitsTheScreen(String language, int width) throws Exception {
        Page page = newPage(language, width, 900);
        InquiryDetail detail = openHostile(page);
        detail.button("take").click();
        assertThat(detail.state()).hasAttribute("data-state", "IN_PROGRESS");
        // axe-core waits for ever for an answer from a frame without scripts.
        assertEquals(List.of(), barriers(page));
        detail.showOriginal().click();
        assertThat(detail.frame()).isVisible();

        int needed = (Integer) page.evaluate("document.documentElement.scrollWidth");
        assertTrue(needed <= width, needed + " px of " + width);
        picture(page, "inquiry-" + language + "-" + width);
    }

    private InquiryDetail openBandSaw(Page page) throws Exception {
        deliverInquiry("Bandsäge");
        importNow();
        return openList(page, RunningMat.USER, 1).openInquiry("Bandsäge");
    }

    private InquiryDetail openHostile(Page page) throws Exception {
        String mail = Files.readString(HOSTILE, StandardCharsets.UTF_8)
                .replace("hostile-1@", mark + "@")
                .replace("buyer-ab1cd2ef3gh4i@", "buyer-" + mark + "@");
        deliver(mail.getBytes(StandardCharsets.UTF_8));
        importNow();
        signIn(page, RunningMat.USER);
        page.navigate(mat.at("app/inquiries.xhtml?search=owned&state=NEW").toString());
        assertThat(page.locator(".inquiries a[data-inquiry]").first()).isVisible(AFTER_IMPORT);
        page.locator(".inquiries a[data-inquiry]").first().click();
        page.waitForURL("**/app/inquiry.xhtml*");
        return new InquiryDetail(page);
    }
}
