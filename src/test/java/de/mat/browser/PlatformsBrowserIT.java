package de.mat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import de.mat.browser.page.PlatformPages;
import de.mat.testing.RunningMat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handelsplattformen: adding and changing them, switching them off, and trying a mail. */
class PlatformsBrowserIT extends BrowserTest {

    private static final String DIGEST = """
            From: Machineseeker <info@mail.machineseeker.com>
            Subject: Kategorie-Anfragen (2 Nachrichten)

            Firma: Muster Metall d.o.o.
            Name: Ana Beispiel
            Ort: 10000 Zagreb, Kroatien
            Mobil: +385 1 0000 000
            E-Mail: buyer-ab1cd2ef3gh4i@channel.machineseeker.com
            Kategorie: Metallbearbeitung - Drehmaschinen
            Nachricht an Sie: Poštovani, je li stroj još dostupan i koja je cijena?

            <script>alert(1)</script>

            Firma: Beispiel AG
            Name: Max Muster
            E-Mail: buyer-kl4mn3op2qr1s@channel.machineseeker.com
            Kategorie: Holzbearbeitung - Kantenanleimmaschinen
            Nachricht an Sie: Wir suchen eine Maschine für die Werkstatt.
            """;

    @Test
    void showsWhatIsShipped() {
        PlatformPages pages = pages("de-DE", 1440).openList();

        assertThat(pages.row("Machineseeker")).containsText("*@channel.machineseeker.com");
        assertThat(pages.row("Machineseeker")).containsText("nur wenn der Betreff „Kategorie-Anfragen“ enthält");
        assertThat(pages.row("Machineseeker")).containsText("aktiv");
        picture(pages.page(), "platforms");
    }

    @Test
    void addsAPlatformLineByLine() {
        String name = "Börse " + System.nanoTime();
        PlatformPages pages = pages("de-DE", 1440).openNew();

        pages.fill("name", name)
                .fill("senders:0:pattern", " *@" + System.nanoTime() + ".example.com ")
                .press("addSender");
        pages.field("senders:1:pattern").waitFor();
        pages.press("addSender");
        pages.field("senders:2:pattern").waitFor();
        pages.fill("senders:2:pattern", "info@" + System.nanoTime() + ".example.com")
                .fill("senders:2:subject", "Gesuch")
                .field("senders:2:layout")
                .selectOption("DIGEST");
        pages.press("senders:1:remove");
        assertThat(pages.field("senders:2:pattern")).hasCount(0);
        assertThat(pages.field("senders:1:subject")).hasValue("Gesuch");
        picture(pages.page(), "platform-new");
        pages.press("save");

        assertThat(pages.notice()).hasText(name + " ist gespeichert.");
        assertThat(pages.row(name)).containsText("Sammelmail mit Gesuchen, nur wenn der Betreff „Gesuch“ enthält");
    }

    @ParameterizedTest
    @CsvSource({
        "*@gmx.de, kann jeder eine Adresse haben",
        "*@com, keine Domain eines einzelnen Unternehmens",
        "buyer-*@example.com, Der Stern steht nur",
        "müller@example.com, ohne Umlaute",
        "example.com, eine ganze E-Mail-Adresse"
    })
    void saysAtTheFieldWhatIsWrongWithAPattern(String pattern, String message) {
        PlatformPages pages = pages("de-DE", 1440).openNew();

        pages.fill("senders:0:pattern", pattern).press("save");

        assertThat(pages.message("senders:0:pattern")).containsText(message);
        assertThat(pages.field("senders:0:pattern")).hasAttribute("aria-invalid", "true");
        assertThat(pages.message("name")).hasText("Bitte ausfüllen.");
        assertThat(pages.field("name")).isFocused();
    }

    @Test
    void refusesWhatIsThereAlready() {
        PlatformPages pages = pages("de-DE", 1440).openNew();

        pages.fill("name", "machineseeker")
                .fill("senders:0:pattern", "*@channel.machineseeker.com")
                .fill("senders:0:subject", "ä")
                .press("save");
        assertThat(pages.message("senders:0:subject")).containsText("danach sucht der Mailserver");

        pages.fill("senders:0:subject", "").press("save");
        assertThat(pages.message("name")).hasText("Eine Plattform mit diesem Namen gibt es schon.");
        assertThat(pages.message("senders:0:pattern"))
                .hasText("Dieser Absender steht schon bei der Plattform „Machineseeker“.");
        picture(pages.page(), "platform-wrong");
    }

    @Test
    void asksBeforeItSwitchesAPlatformOff() {
        String name = addPlatform();
        PlatformPages pages = pages("de-DE", 1440).openList();

        pages.row(name).locator("button").click();
        assertThat(pages.question()).containsText("Die Anfragen, die schon da sind, bleiben");
        assertEquals(List.of(), barriers(pages.page()));
        picture(pages.page(), "platforms-question");
        pages.page().keyboard().press("Escape");
        assertThat(pages.row(name)).not().containsText("nicht aktiv");

        pages.row(name).locator("button").click();
        pages.confirm();
        assertThat(pages.row(name)).containsText("nicht aktiv");
        pages.row(name).locator("button").click();
        assertThat(pages.row(name)).not().containsText("nicht aktiv");
        assertThat(pages.notice()).containsText("E-Mails, die ab jetzt ankommen, werden importiert");
    }

    @Test
    void letsTwoAdministratorsChooseInsteadOfLosingAChange() {
        String name = addPlatform();
        PlatformPages first = pages("de-DE", 1440).openList().edit(name);
        PlatformPages second = pages("de-DE", 1440).openList().edit(name);
        first.fill("senders:0:subject", "vom ersten").press("save");
        assertThat(first.notice()).containsText("ist gespeichert");

        second.fill("senders:0:subject", "vom zweiten").press("save");
        assertThat(second.notice()).containsText("Jemand anders hat diese Plattform inzwischen geändert");
        picture(second.page(), "platform-conflict");
        second.press("theirs");
        assertThat(second.field("senders:0:subject")).hasValue("vom ersten");

        first.openList().edit(name).fill("senders:0:subject", "noch einmal").press("save");
        second.fill("senders:0:subject", "vom zweiten").press("save");
        second.press("mine");
        assertThat(second.notice()).containsText("ist gespeichert");
        assertThat(second.row(name)).containsText("vom zweiten");
    }

    @Test
    void showsWhatIsRecognisedInAMail() {
        PlatformPages pages = pages("de-DE", 1440).openTrial();

        pages.tryText(DIGEST);

        assertThat(pages.verdict()).hasAttribute("data-verdict", "IMPORTED");
        assertThat(pages.blocks()).hasCount(2);
        assertThat(pages.blocks().first()).containsText("Gesuch 1 von 2");
        assertThat(pages.blocks().first()).containsText("Kroatisch");
        assertThat(pages.blocks().first()).containsText("<script>alert(1)</script>");
        assertThat(pages.blocks().last()).containsText("Beispiel AG");
        assertEquals(List.of(), barriers(pages.page()));
        fullPicture(pages.page(), "trial");

        pages.page().reload();
        assertThat(pages.verdict()).hasCount(0);
    }

    @Test
    void saysWhyAMailWouldNotBeImported() {
        PlatformPages pages = pages("en-GB", 1440).openTrial();

        pages.tryFile("a.eml", DIGEST.replace("Kategorie-Anfragen", "Rechnung"));
        assertThat(pages.verdict()).hasAttribute("data-verdict", "OTHER_SUBJECT");
        assertThat(pages.verdict()).containsText("does not contain \"Kategorie-Anfragen\"");
        assertThat(pages.blocks()).hasCount(0);

        pages.tryFile(
                "a.eml", DIGEST.replace("info@mail.machineseeker.com", "info@mail.machineseeker.com.evil.example"));
        assertThat(pages.verdict()).hasAttribute("data-verdict", "OTHER_SENDER");

        pages.tryFile("a.eml", "no mail at all");
        assertThat(pages.problem()).containsText("no e-mail that MAT can read");

        pages.tryText("");
        assertThat(pages.problem()).containsText("choose a file");

        pages.tryFile("large.eml", new byte[26 * 1024 * 1024]);
        assertThat(pages.problem()).containsText("up to 25 MB");
    }

    @ParameterizedTest
    @CsvSource({"de-DE, 1440", "en-GB, 1440", "de-DE, 390"})
    void whatIsRecognisedHasNoBarrierAndFits(String language, int width) {
        PlatformPages pages = pages(language, width);
        pages.openTrial().tryText(DIGEST);
        assertThat(pages.blocks()).hasCount(2);
        assertEquals(List.of(), barriers(pages.page()));
        int needed = (Integer) pages.page().evaluate("document.documentElement.scrollWidth");
        assertTrue(needed <= width, "needs " + needed + " px");
        fullPicture(pages.page(), "trial-" + language + "-" + width);
    }

    @Test
    void isForAdministratorsAlone() {
        Page page = newPage();
        signIn(page, RunningMat.USER);

        page.navigate(mat.at("admin/platforms.xhtml").toString());

        assertThat(page.locator("h1")).hasText("Seite nicht gefunden");
    }

    private String addPlatform() {
        String name = "Börse " + System.nanoTime();
        PlatformPages pages = pages("de-DE", 1440).openNew();
        pages.fill("name", name)
                .fill("senders:0:pattern", "*@" + System.nanoTime() + ".example.com")
                .press("save");
        assertThat(pages.notice()).containsText("ist gespeichert");
        return name;
    }

    private PlatformPages pages(String language, int width) {
        Page page = newPage(language, width, 900);
        signIn(page, RunningMat.ADMINISTRATOR);
        return new PlatformPages(page, mat.at("/"));
    }
}
