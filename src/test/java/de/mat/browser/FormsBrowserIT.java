package de.mat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.mat.testing.RunningMat;
import org.junit.jupiter.api.Test;

/** A mistake in a form of ours is told at its field, in our words and the reader's language, and the field has the focus. */
class FormsBrowserIT extends BrowserTest {

    @Test
    void firstMissingFieldOfTheLoginHasTheFocus() {
        Page page = newPage();
        page.navigate(mat.at("login.xhtml").toString());
        assertThat(field(page, "userName")).isFocused();

        field(page, "userName").fill(RunningMat.USER.userName());
        field(page, "login").click();

        assertMistake(page, "password", "Bitte geben Sie Ihr Passwort ein.");
    }

    @Test
    void mistypedAddressIsToldByMatAndNotByTheBrowser() {
        Page page = newPage();
        signIn(page, RunningMat.USER);
        page.navigate(mat.at("app/profile.xhtml").toString());

        field(page, "emailAddress").fill("keine Adresse");
        field(page, "save").click();

        assertMistake(page, "emailAddress", "Bitte genau eine E-Mail-Adresse eingeben, zum Beispiel info@example.com.");
    }

    @Test
    void mistakesOfTheFirstPasswordAreToldAtTheirFields() {
        Page page = newPage();
        signIn(page, RunningMat.NEWCOMER);

        field(page, "newPassword").fill("kurz");
        field(page, "repeatedPassword").fill("kurz");
        field(page, "change").click();

        assertMistake(page, "newPassword", "Bitte mindestens 12 Zeichen.");
    }

    @Test
    void wrongOldPasswordIsToldAtItsField() {
        Page page = newPage("en-GB", 1440, 900);
        signIn(page, RunningMat.USER);
        page.navigate(mat.at("app/credentials.xhtml").toString());

        field(page, "oldPassword").fill("falsch");
        field(page, "newPassword").fill("ein ganz neues Passwort");
        field(page, "repeatedPassword").fill("ein ganz neues Passwort");
        field(page, "change").click();

        assertMistake(page, "oldPassword", "This is not your present password.");
    }

    private static void assertMistake(Page page, String field, String text) {
        assertThat(field(page, field + "Message")).hasText(text);
        assertThat(field(page, field)).hasAttribute("aria-invalid", "true");
        assertThat(field(page, field)).isFocused();
    }

    private static Locator field(Page page, String id) {
        return page.locator("[id='form:" + id + "']");
    }
}
