package de.mat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import de.mat.browser.page.LoginPage;
import de.mat.browser.page.UserPages;
import de.mat.testing.RunningMat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Benutzer: an administrator adds and changes them, and they notice. */
class UsersBrowserIT extends BrowserTest {

    private static final String GIVEN = "Willkommen bei Muster";
    private static final String OWN = "ein eigenes Passwort";

    @Test
    void addsAUserWhoChoosesAPasswordAndMayDoWhatIsTicked() {
        String name = newName();
        UserPages pages = pages("de-DE", 1440).openNew();
        pages.fill("userName", name).fill("firstName", "Clara").fill("lastName", "Muster");
        pages.right("INQUIRIES").check();
        pages.password().fill(GIVEN);
        picture(pages.page(), "user-new");
        pages.save();

        assertThat(pages.notice()).hasText(name + " ist gespeichert.");
        assertThat(pages.row(name)).containsText("Clara Muster");
        assertThat(pages.row(name)).containsText("Anfragen schreiben");
        assertThat(pages.row(name)).containsText("Passwort noch nicht geändert");
        assertThat(pages.count())
                .hasText(
                        Integer.toString(pages.page().locator(".users tbody tr").count()));

        Page page = firstLogin(name);
        assertThat(page.locator("#navigation summary")).hasText(new String[] {"Ansichten", "Rundmails"});
        assertThat(page.locator(".no-right")).hasCount(0);
    }

    @Test
    void saysWhatIsWrong() {
        UserPages pages = pages("de-DE", 1440).openNew();

        pages.save();
        assertThat(pages.message("userName")).hasText("Bitte ausfüllen.");
        assertThat(pages.field("userName")).isFocused();

        pages.fill("userName", RunningMat.USER.userName().toUpperCase());
        pages.password().fill(GIVEN);
        pages.save();
        assertThat(pages.message("userName")).hasText("Diesen Benutzernamen hat bereits jemand anders.");
        assertThat(pages.password()).hasValue(GIVEN);

        pages.fill("userName", newName()).field("notified").check();
        pages.password().fill("zu kurz");
        pages.save();
        assertThat(pages.passwordProblem()).hasText("Bitte mindestens 12 Zeichen.");
        assertThat(pages.password()).isFocused();
        assertThat(pages.field("save")).isEnabled();
        picture(pages.page(), "user-wrong");

        pages.password().fill(GIVEN);
        pages.save();
        assertThat(pages.message("emailAddress"))
                .hasText("Bitte geben Sie die Adresse ein, an die MAT schreiben soll.");
        assertThat(pages.field("emailAddress")).isFocused();
    }

    @Test
    void endsTheSessionOfWhoIsLockedAndLetsThemInAgain() {
        String name = addUser();
        Page theirs = firstLogin(name);
        UserPages pages = pages("de-DE", 1440).openList();

        pages.press(name, "lock");
        assertThat(pages.question()).containsText("überall abgemeldet");
        picture(pages.page(), "users-lock");
        pages.confirm();
        assertThat(pages.notice()).containsText("ist gesperrt");
        assertThat(pages.row(name)).containsText("gesperrt");
        theirs.reload();
        assertThat(theirs).hasURL(mat.at("login.xhtml?ended=1").toString());
        new LoginPage(theirs, mat.at("/")).open().signIn(name, OWN);
        assertThat(theirs.locator(".notice")).containsText("oder dieser Benutzer ist gesperrt");

        pages.press(name, "unlock");
        assertThat(pages.notice()).containsText("kann sich wieder anmelden");
        new LoginPage(theirs, mat.at("/")).open().signIn(name, OWN).userButton().waitFor();
    }

    @Test
    void endsTheSessionOfWhoLosesARightAndSaysWhyTheButtonsAreGone() {
        String name = addUser();
        Page theirs = firstLogin(name);
        UserPages pages = pages("de-DE", 1440).openList().edit(name);

        pages.right("INQUIRIES").uncheck();
        pages.save();
        assertThat(pages.row(name)).containsText("darf nur lesen");

        theirs.reload();
        assertThat(theirs).hasURL(mat.at("login.xhtml?ended=1").toString());
        new LoginPage(theirs, mat.at("/")).open().signIn(name, OWN).userButton().waitFor();
        assertThat(theirs.locator("#navigation summary")).hasText(new String[] {"Ansichten", "Rundmails"});
    }

    @Test
    void givesAnotherPasswordToWhoForgotTheOwn() {
        String name = addUser();
        firstLogin(name).close();
        UserPages pages = pages("de-DE", 1440).openList().edit(name);
        assertThat(pages.password()).hasValue("");

        pages.password().fill("noch ein Willkommen");
        pages.save();

        assertThat(pages.row(name)).containsText("Passwort noch nicht geändert");
        Page page = newPage();
        new LoginPage(page, mat.at("/")).open().signIn(name, "noch ein Willkommen");
        assertThat(page.locator("h1")).hasText("Passwort wählen");
    }

    @Test
    void makesAnAdministratorWhoHasAllRights() {
        String name = addUser();
        UserPages pages = pages("de-DE", 1440).openList().edit(name);

        pages.field("role").selectOption("ADMINISTRATOR");
        assertThat(pages.page().locator("#allRights")).isVisible();
        assertThat(pages.right("INQUIRIES")).hasCount(0);
        picture(pages.page(), "user-administrator");
        pages.save();

        assertThat(pages.row(name)).containsText("alle Rechte");
        assertThat(firstLogin(name).locator("#navigation summary"))
                .hasText(new String[] {"Ansichten", "Rundmails", "Administration"});
    }

    @Test
    void letsNobodyShutOutThemselves() {
        UserPages pages = pages("de-DE", 1440).openList();
        assertThat(pages.row("Petra Muster")).containsText("Das sind Sie");
        assertThat(pages.button("Petra Muster", "lock")).hasCount(0);

        pages.edit("Petra Muster");
        assertThat(pages.field("role")).isDisabled();
        assertThat(pages.field("userName")).isDisabled();
        assertThat(pages.password()).hasCount(0);
        pages.field("save").scrollIntoViewIfNeeded();
        picture(pages.page(), "user-own");
        pages.save();
        assertThat(pages.notice()).hasText("admin ist gespeichert.");
    }

    @Test
    void asksWhenSomebodyElseWasFaster() {
        String name = addUser();
        UserPages late = pages("de-DE", 1440).openList().edit(name);
        UserPages early = pages("de-DE", 1440).openList().edit(name);
        early.fill("lastName", "Früh").save();
        assertThat(early.row(name)).containsText("Früh");

        late.fill("lastName", "Spät").save();
        assertThat(late.notice()).containsText("wurde inzwischen geändert");
        late.field("mine").click();

        assertThat(late.row(name)).containsText("Spät");
    }

    @ParameterizedTest
    @CsvSource({"de-DE, 1440", "en-GB, 1440", "de-DE, 390"})
    void hasNoBarrierAndFits(String language, int width) {
        UserPages pages = pages(language, width).openList();
        assertEquals(List.of(), barriers(pages.page()));
        fits(pages.page(), width);
        fullPicture(pages.page(), "users-" + language + "-" + width);

        pages.edit(RunningMat.USER.userName());
        assertEquals(List.of(), barriers(pages.page()));
        fits(pages.page(), width);
        fullPicture(pages.page(), "user-" + language + "-" + width);
    }

    private static void fits(Page page, int width) {
        int needed = (Integer) page.evaluate("document.documentElement.scrollWidth");
        assertTrue(needed <= width, "needs " + needed + " px");
    }

    /** A user with the right to write inquiries. */
    private String addUser() {
        String name = newName();
        UserPages pages = pages("de-DE", 1440).openNew();
        pages.fill("userName", name);
        pages.right("INQUIRIES").check();
        pages.password().fill(GIVEN);
        pages.save();
        assertThat(pages.row(name)).isVisible();
        return name;
    }

    private static String newName() {
        return "clara" + Long.toString(System.nanoTime(), 36);
    }

    private Page firstLogin(String name) {
        Page page = newPage();
        new LoginPage(page, mat.at("/")).open().signIn(name, GIVEN);
        page.locator("[id='form:newPassword']").fill(OWN);
        page.locator("[id='form:repeatedPassword']").fill(OWN);
        page.locator("[id='form:firstName']").fill("Clara");
        page.locator("[id='form:lastName']").fill("Muster");
        page.locator("[id='form:change']").click();
        assertThat(page.locator("h1")).hasText("Dashboard");
        return page;
    }

    private UserPages pages(String language, int width) {
        Page page = newPage(language, width, 900);
        signIn(page, RunningMat.ADMINISTRATOR);
        return new UserPages(page, mat.at("/"));
    }
}
