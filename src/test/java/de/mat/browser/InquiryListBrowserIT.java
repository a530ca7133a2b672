package de.mat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import de.mat.browser.page.Desk;
import de.mat.browser.page.InquiryDetail;
import de.mat.browser.page.InquiryList;
import de.mat.testing.RunningMat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list "Anfragen" as a reader uses it, and the card on the Dashboard; both show news by themselves. */
class InquiryListBrowserIT extends InquiryBrowserTest {

    @Test
    void findsWhatIsTypedAndKeepsItInTheAddress() throws Exception {
        deliverInquiry("Bandsäge");
        deliverInquiry("Fräse");
        importNow();
        InquiryList list = openList(newPage(), RunningMat.USER, 2);

        list.search("BANDSAEGE " + mark);
        assertThat(list.lines()).hasCount(1);
        assertThat(list.count()).hasText("1");
        assertThat(list.link("Bandsäge")).isVisible();
        assertThat(list.field("search")).isFocused();
        list.page()
                .waitForURL(
                        Pattern.compile(".*[?]search=BANDSAEGE[+]" + mark + "$").asPredicate());

        list.page().reload();
        assertThat(list.lines()).hasCount(1);
        assertThat(list.field("search")).hasValue("BANDSAEGE " + mark);
    }

    @Test
    void filtersByStateTypeAndPeriod() throws Exception {
        deliverInquiry("Bandsäge");
        deliver(mail(
                "Kategorie-Anfragen (1 Nachricht)",
                "Firma: Probe\nKategorie: Fräsen\nNachricht an Sie: Suche. " + mark));
        importNow();
        InquiryList list = openList(newPage(), RunningMat.USER, 2);

        list.choose("type", "WANTED_AD");
        assertThat(list.lines()).hasCount(1);
        assertThat(list.lines()).containsText("Gesuch");

        list.choose("type", "").choose("state", "DONE");
        assertThat(list.empty()).containsText("Keine Anfrage passt zu dieser Auswahl.");
        assertThat(list.count()).hasText("0");

        list.choose("state", "NEW").choose("period", "TODAY");
        assertThat(list.lines()).hasCount(2);

        list.choose("period", "RANGE");
        list.field("from").fill("2020-01-01");
        list.field("to").fill("2020-01-31");
        list.field("to").dispatchEvent("change");
        assertThat(list.empty()).isVisible();
        list.page().waitForURL("**period=RANGE&from=2020-01-01&to=2020-01-31");
        list.page().reload();
        assertThat(list.field("to")).hasValue("2020-01-31");

        list.clear().click();
        assertThat(list.field("search")).hasValue("");
        assertThat(list.lines().first()).isVisible();
        list.page().waitForURL("**/app/inquiries.xhtml");
    }

    @Test
    void comesBackToTheSamePlaceOfTheList() throws Exception {
        for (int i = 10; i < 40; i++) {
            deliverInquiry("Presse " + i);
        }
        importNow();
        InquiryList list = openList(newPage(), RunningMat.USER, 30);
        assertThat(list.lines()).hasCount(25);

        list.heading("Eingang").click();
        assertThat(list.lines().first()).containsText("Presse 10");
        list.page().locator(".ui-paginator-next").click();
        assertThat(list.lines()).hasCount(5);
        list.page().waitForURL("**?search=" + mark + "&sort=OLDEST_FIRST&first=25");

        InquiryDetail detail = list.openInquiry("Presse 39");
        detail.page().goBack();
        assertThat(list.lines()).hasCount(5);
        assertThat(list.link("Presse 39")).isVisible();

        list.openInquiry("Presse 38").back();
        assertThat(list.link("Presse 38")).isVisible();
        assertThat(list.lines()).hasCount(5);

        list.search("Presse 12 " + mark);
        assertThat(list.lines()).hasCount(1);
    }

    @Test
    void newOnesAreBoldUntilSomebodyOpensThem() throws Exception {
        deliverInquiry("Bandsäge");
        importNow();
        InquiryList list = openList(newPage(), RunningMat.USER, 1);
        Locator line = list.line("Bandsäge");
        assertThat(line.locator("td").first()).hasCSS("font-weight", "600");
        assertThat(line.locator(".line__dot")).isVisible();

        InquiryDetail detail = list.openInquiry("Bandsäge");
        detail.button("take").click();
        assertThat(detail.state()).hasAttribute("data-state", "IN_PROGRESS");
        detail.back();

        assertThat(line.locator(".line__dot")).hasCount(0);
        assertThat(line.locator("td").first()).hasCSS("font-weight", "400");
        assertThat(line).containsText("In Bearbeitung");
        assertThat(line).containsText("Jonas Beispiel");
    }

    @Test
    void showsANewInquiryByItselfAndKeepsWhatTheReaderIsAt() throws Exception {
        deliverInquiry("Alte Presse");
        importNow();
        InquiryList list = openList(newPage(), RunningMat.USER, 1);
        list.link("Alte Presse").focus();

        deliverInquiry("Neue Presse");
        importNow();

        assertThat(list.link("Neue Presse")).isVisible(AFTER_IMPORT);
        assertThat(list.count()).hasText("2");
        assertThat(list.link("Alte Presse")).isFocused();
        assertThat(list.field("search")).hasValue(mark);

        list.field("search").focus();
        list.page().keyboard().press("End");
        list.page().keyboard().type(" pre");
        deliverInquiry("Dritte Presse");
        importNow();
        assertThat(list.link("Dritte Presse")).isVisible(AFTER_IMPORT);
        assertThat(list.field("search")).isFocused();
        assertThat(list.field("search")).hasValue(mark + " pre");
    }

    @Test
    void showsWhatAColleagueDoesByItself() throws Exception {
        deliverInquiry("Bandsäge");
        importNow();
        InquiryList list = openList(newPage(), RunningMat.USER, 1);
        InquiryDetail colleague =
                openList(newPage(), RunningMat.ADMINISTRATOR, 1).openInquiry("Bandsäge");
        assertThat(list.line("Bandsäge")).containsText("Gelesen");

        colleague.button("take").click();

        assertThat(list.line("Bandsäge")).containsText("Petra Muster");
    }

    @Test
    void theDashboardCountsByItselfAndLeadsToTheLists() throws Exception {
        Page dashboard = newPage();
        signIn(dashboard, RunningMat.USER);
        int before = Integer.parseInt(dashboard.locator("#countNew").innerText());

        deliverInquiry("Bandsäge");
        importNow();

        assertThat(dashboard.locator("#countNew"))
                .hasText(Integer.toString(before + 1), new HasTextOptions().setTimeout(IMPORT));
        picture(dashboard, "inquiry-card");
        dashboard.locator("#countNew").click();
        InquiryList list = new InquiryList(dashboard);
        assertThat(list.field("state")).hasValue("NEW");
        assertThat(list.count()).hasText(Integer.toString(before + 1));
    }

    @Test
    void exportsWhatIsFoundAndNoFormula() throws Exception {
        for (int i = 10; i < 40; i++) {
            deliverInquiry("Presse " + i);
        }
        deliver(mail("=cmd|' /C calc'!A0", "=1+2 " + mark));
        importNow();
        InquiryList list = openList(newPage(), RunningMat.USER, 31);

        Download download = list.export();

        String file = Files.readString(download.path(), StandardCharsets.UTF_8);
        assertTrue(download.suggestedFilename().matches("anfragen-20[0-9-]{8}\\.csv"), download.suggestedFilename());
        assertTrue(file.startsWith("\ufeffEingang;Art;Status;Zuständig;Plattform;"), file);
        assertEquals(30, Pattern.compile("Ana Beispiel").matcher(file).results().count());
        assertTrue(file.contains(";\u00a0+385 1 0000 000;"), file);
        assertTrue(file.contains(";'=cmd|' /C calc'!A0;"), file);
        assertTrue(file.contains(";'=1+2 " + mark + ";"), file);
    }

    @Test
    void theLanguageChangesAndTheFilterStays() throws Exception {
        deliverInquiry("Bandsäge");
        importNow();
        InquiryList list = openList(newPage("en-GB", 1440, 900), RunningMat.CHOOSER, 1);
        assertThat(list.heading("Inquiry about")).isVisible();

        new Desk(list.page()).speak("de");

        assertThat(list.heading("Anfrage zu")).isVisible();
        assertThat(list.field("search")).hasValue(mark);
        assertThat(list.lines()).hasCount(1);
    }

    @ParameterizedTest
    @CsvSource({"de-DE, 1440", "en-GB, 1440", "de-DE, 390", "de-DE, 360"})
    void hasNoBarrierAndFitsTheScreen(String language, int width) throws Exception {
        deliverInquiry("Bandsäge mit einem sehr langen Namen, wie ihn manche Maschinen haben");
        deliver(mail("x".repeat(200), "ohne Aufbau " + mark));
        importNow();
        Page page = newPage(language, width, 900);
        InquiryList list = openList(page, RunningMat.USER, 2);

        assertFits(page, width);
        assertEquals(List.of(), barriers(page));
        picture(page, "inquiries-" + language + "-" + width);

        list.choose("period", "RANGE");
        assertThat(list.field("from")).isVisible();
        list.search("nothing of that " + mark);
        assertThat(list.empty()).isVisible();
        assertFits(page, width);
        assertEquals(List.of(), barriers(page));
        picture(page, "inquiries-nothing-" + language + "-" + width);
    }

    private static void assertFits(Page page, int width) {
        int needed = (Integer) page.evaluate("document.documentElement.scrollWidth");
        assertTrue(needed <= width, page.url() + " needs " + needed + " px of " + width);
    }
}
