package de.mat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import de.mat.browser.page.Desk;
import de.mat.testing.RunningMat;
import org.junit.jupiter.api.Test;

/** The frame around the pages: its four areas, on every screen, with mouse and keyboard, in both languages. */
class FrameBrowserIT extends BrowserTest {

    @Test
    void administratorSeesBothRubriken() {
        Desk desk = signIn(newPage(), RunningMat.ADMINISTRATOR);

        assertThat(desk.title()).hasText("Dashboard");
        assertThat(desk.sections()).hasText(new String[] {"Ansichten", "Rundmails", "Administration"});
        assertThat(desk.entries()).hasText(new String[] {
            "Anfragen",
            "Produkte",
            "Kontakte",
            "Alle Rundmails",
            "Impressum",
            "E-Mail Konto konfigurieren",
            "Handelsplattformen",
            "Textvorlagen",
            "Importprotokoll",
            "Postausgang",
            "Webseite",
            "Daten einer Person",
            "Benutzer"
        });
    }

    @Test
    void userSeesOnlyWhatIsForUsers() {
        Desk desk = signIn(newPage(), RunningMat.USER);

        assertThat(desk.sections()).hasText(new String[] {"Ansichten", "Rundmails"});
        assertThat(desk.entries())
                .hasText(new String[] {"Anfragen", "Produkte", "Kontakte", "Alle Rundmails", "Impressum"});
    }

    @Test
    void whoMustChangeThePasswordSeesNoNavigation() {
        Desk desk = signIn(newPage(), RunningMat.NEWCOMER);

        assertThat(desk.title()).not().hasText("Dashboard");
        assertThat(desk.sections()).hasCount(0);
        assertThat(desk.drawerButton()).hasCount(0);
        assertThat(desk.userEntries()).hasCount(1);
    }

    @Test
    void chosenViewIsMarked() {
        Desk desk = signIn(newPage(), RunningMat.USER);
        assertThat(desk.chosenEntry()).hasCount(0);

        desk.entries().first().click();

        assertThat(desk.title()).hasText("Anfragen");
        assertThat(desk.chosenEntry()).hasText("> Anfragen");
        assertThat(desk.chosenEntry()).hasCSS("font-weight", "700");
    }

    @Test
    void productNameLeadsToTheDashboard() {
        Desk desk = signIn(newPage(), RunningMat.USER);
        desk.entries().first().click();

        desk.page()
                .getByRole(AriaRole.BANNER)
                .getByRole(AriaRole.LINK, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("MAT"))
                .click();

        assertThat(desk.title()).hasText("Dashboard");
    }

    @Test
    void rubrikStaysFolded() {
        Desk desk = signIn(newPage(), RunningMat.ADMINISTRATOR);
        desk.sections().last().click();
        assertThat(desk.entries().last()).isHidden();

        desk.page().reload();

        assertThat(desk.entries().last()).isHidden();
        assertThat(desk.entries().first()).isVisible();
    }

    @Test
    void keyboardReachesContentAndMenu() {
        Desk desk = signIn(newPage(), RunningMat.USER);
        Page page = desk.page();

        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#content")).isFocused();

        desk.userButton().focus();
        page.keyboard().press("Enter");
        assertThat(desk.userButton()).hasAttribute("aria-expanded", "true");
        page.keyboard().press("ArrowDown");
        assertThat(desk.userEntries().first()).isFocused();
        page.keyboard().press("ArrowUp");
        assertThat(desk.userEntries().last()).isFocused();

        page.keyboard().press("Escape");
        assertThat(desk.userButton()).isFocused();
        assertThat(desk.userEntries().first()).isHidden();
    }

    @Test
    void everyStopOfTheTabKeyShowsItsFocus() {
        Desk desk = signIn(newPage(), RunningMat.ADMINISTRATOR);
        Page page = desk.page();

        for (int stop = 1; stop <= 8; stop++) {
            page.keyboard().press("Tab");
            String outline = (String)
                    page.evaluate(
                            "(e => getComputedStyle(e).outlineStyle + ' ' + getComputedStyle(e).outlineWidth)(document.activeElement)");
            assertEquals(
                    "solid 2px", outline, "stop " + stop + ": " + page.evaluate("document.activeElement.outerHTML"));
        }
    }

    @Test
    void navigationIsADrawerOnSmallScreens() {
        Desk desk = signIn(newPage("de-DE", 390, 800), RunningMat.ADMINISTRATOR);
        assertThat(desk.entries().first()).isHidden();

        desk.drawerButton().click();
        assertThat(desk.drawerButton()).hasAttribute("aria-expanded", "true");
        assertThat(desk.entries().first()).isVisible();
        assertThat(desk.sections().first()).isFocused();

        desk.page().keyboard().press("Escape");
        assertThat(desk.entries().first()).isHidden();
        assertThat(desk.drawerButton()).isFocused();
    }

    @Test
    void speaksTheLanguageOfTheBrowserUntilAnotherIsChosen() {
        Page page = newPage("en-GB", 1440, 900);
        page.navigate(mat.at("login.xhtml").toString());
        assertThat(page.locator("h1")).hasText("Sign in");

        new Desk(page).speak("de");

        assertThat(page.locator("h1")).hasText("Anmelden");
        assertThat(page.locator("html")).hasAttribute("lang", "de");
    }

    @Test
    void signsOut() {
        Desk desk = signIn(newPage(), RunningMat.USER);

        desk.signOut();

        assertThat(desk.title()).hasText("Anmelden");
        desk.page().navigate(mat.at("app/dashboard.xhtml").toString());
        assertThat(desk.title()).hasText("Anmelden");
    }
}
