package de.mat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import de.mat.browser.page.Desk;
import de.mat.testing.RunningMat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No page has a barrier that axe-core knows, in either language, on a wide and on a small screen. */
class AccessibilityBrowserIT extends BrowserTest {

    @ParameterizedTest
    @CsvSource({"de-DE, 1440", "en-GB, 1440", "de-DE, 390"})
    void noPageHasABarrier(String language, int width) {
        Page page = newPage(language, width, 900);
        for (String path : List.of("login.xhtml", "nothing-here.xhtml")) {
            page.navigate(mat.at(path).toString());
            assertEquals(List.of(), barriers(page), path);
        }

        signIn(page, RunningMat.ADMINISTRATOR);
        for (String path : List.of(
                "app/dashboard.xhtml",
                "app/inquiries.xhtml",
                "app/credentials.xhtml",
                "app/profile.xhtml",
                "admin/import-runs.xhtml")) {
            page.navigate(mat.at(path).toString());
            assertEquals(List.of(), barriers(page), path);
        }

        new Desk(page).userButton().click();
        assertEquals(List.of(), barriers(page), "open menu");
    }

    @ParameterizedTest
    @CsvSource({"de-DE, 1440", "de-DE, 390"})
    void theFirstPasswordChangeHasNoBarrier(String language, int width) {
        Page page = newPage(language, width, 900);
        signIn(page, RunningMat.NEWCOMER);

        assertEquals(List.of(), barriers(page));
    }
}
