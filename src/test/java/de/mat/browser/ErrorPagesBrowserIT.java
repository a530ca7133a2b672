package de.mat.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import de.mat.browser.page.AccountDialog;
import de.mat.browser.page.Desk;
import de.mat.browser.page.LoginPage;
import de.mat.testing.RunningMat;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader sees when something is wrong: a page of ours, never the server's, never a word of an exception. */
class ErrorPagesBrowserIT extends BrowserTest {

    @ParameterizedTest
    @CsvSource({"de-DE, Seite nicht gefunden", "en-GB, Page not found"})
    void unknownAddressIsNotFound(String language, String title) {
        Page page = newPage(language, 1440, 900);

        Response response = page.navigate(mat.at("nothing-here").toString());

        assertEquals(404, response.status());
        assertThat(page.locator("h1")).hasText(title);
        assertTrue(page.context().cookies().isEmpty(), "a wrong address costs no session");
    }

    @Test
    void pageOfAnotherRoleIsNotFound() {
        Page page = newPage();
        signIn(page, RunningMat.USER);

        Response response = page.navigate(mat.at("admin/account.xhtml").toString());

        assertEquals(404, response.status());
        assertThat(page.locator("h1")).hasText("Seite nicht gefunden");
        page.getByText("Zur Startseite").click();
        assertThat(page.locator("h1")).hasText("Dashboard");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x%0Ay", "login.xhtml%0d", "app%1fx.xhtml"})
    void controlCharactersInTheAddressAreABadRequest(String path) {
        Page page = newPage();

        Response response = page.navigate(mat.at("/") + path);

        assertEquals(400, response.status());
        assertThat(page.locator("h1")).hasText("Diese Anfrage ist nicht verständlich");
    }

    @ParameterizedTest
    @CsvSource({"PATCH, 501", "ANYTHING, 501", "POST, 405"})
    void methodsThatAreNotForPagesAreABadRequest(String method, int status) {
        APIResponse response = newPage()
                .request()
                .fetch(mat.at("/").toString(), RequestOptions.create().setMethod(method));

        assertEquals(status, response.status());
        assertTrue(response.text().contains("Diese Anfrage ist nicht verständlich"), response.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WEB-INF/web.xml",
                "WEB-INF/templates/desk.xhtml",
                "jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF",
                "jakarta.faces.resource/desk.xhtml.xhtml?ln=WEB-INF/templates"
            })
    void ourFilesAreNotFound(String path) {
        APIResponse response = newPage().request().get(mat.at("/") + path);

        assertEquals(404, response.status());
        assertFalse(
                response.text().contains("ui:composition") || response.text().contains("<web-app"), path);
    }

    @Test
    void faultTellsNothingOfItselfButIsLogged() throws IOException {
        Page page = newPage();
        page.navigate(mat.at("login.xhtml").toString());
        long logged = Files.size(mat.log());

        APIResponse response = page.request()
                .post(
                        mat.at("login.xhtml").toString(),
                        RequestOptions.create()
                                .setForm(FormData.create()
                                        .set("form", "form")
                                        .set("primefaces.nonce", "forged")
                                        .set("jakarta.faces.ViewState", "stateless")));

        assertEquals(500, response.status());
        assertTrue(response.text().contains("Es ist ein Fehler aufgetreten"), response.text());
        assertFalse(response.text().contains("Exception") || response.text().contains("\tat "), response.text());
        String log = Files.readString(mat.log()).substring((int) logged);
        assertEquals(1, records(log, "threw exception"), log);
    }

    @Test
    void endedSessionLeadsToTheLoginPageWithASentence() {
        Page page = newPage();
        signIn(page, RunningMat.USER);
        endSession(page);

        page.reload();

        assertThat(page.locator("h1")).hasText("Anmelden");
        assertThat(new LoginPage(page, mat.at("/")).notice())
                .hasText("Ihre Sitzung ist abgelaufen. Bitte melden Sie sich erneut an.");
    }

    @Test
    void endedSessionLeadsToTheLoginPageWithASentenceInAjaxToo() {
        Page page = newPage();
        signIn(page, RunningMat.ADMINISTRATOR);
        AccountDialog dialog = new AccountDialog(page).open(mat.at("/"));
        endSession(page);

        dialog.checkAndSave();

        LoginPage login = new LoginPage(page, mat.at("/"));
        assertThat(login.notice()).hasText("Ihre Sitzung ist abgelaufen. Bitte melden Sie sich erneut an.");
        Desk desk = login.signIn(RunningMat.ADMINISTRATOR.userName(), RunningMat.ADMINISTRATOR.password());
        assertThat(desk.title()).hasText("Dashboard");
    }

    @Test
    void pageOfAnotherLoginInTheSameBrowserIsShownAfreshInAjaxToo() {
        Page page = newPage();
        signIn(page, RunningMat.ADMINISTRATOR);
        AccountDialog dialog = new AccountDialog(page).open(mat.at("/"));
        Page otherTab = page.context().newPage();
        otherTab.navigate(mat.at("app/dashboard.xhtml").toString());
        new Desk(otherTab).signOut();
        signIn(otherTab, RunningMat.ADMINISTRATOR);

        dialog.checkAndSave();

        assertThat(page.getByText("Diese Seite war abgelaufen und wurde neu geladen. Bitte prüfen Sie Ihre Eingaben."))
                .isVisible();
        assertThat(dialog.dialog()).isVisible();
    }

    /** As after 30 minutes: the browser still has the cookie of a session that is gone. */
    private void endSession(Page page) {
        page.context()
                .addCookies(List.of(new Cookie("JSESSIONID", "0123456789abcdef")
                        .setUrl(mat.at("/").toString())));
    }

    /** How many records of the log hold the words; one record may hold them several times, with its causes. */
    private static long records(String log, String words) {
        return Arrays.stream(log.split("\\[timeMillis:"))
                .filter(record -> record.contains(words))
                .count();
    }
}
