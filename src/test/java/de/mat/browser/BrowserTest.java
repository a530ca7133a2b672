package de.mat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import de.mat.browser.page.Desk;
import de.mat.browser.page.LoginPage;
import de.mat.demo.SeededUser;
import de.mat.testing.Chromium;
import de.mat.testing.RunningMat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * The ground of every browser test: a browser of its own for each test, at a running MAT. Whatever a test is about, no page may break
 * its own policy or fail in its script.
 */
abstract class BrowserTest {

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private Browser browser;

    /** The running application. */
    protected RunningMat mat;

    @BeforeEach
    void startBrowser() {
        browser = Chromium.get();
        mat = running();
    }

    /** The one that all tests share, unless a test needs its own. */
    protected RunningMat running() {
        return RunningMat.get();
    }

    @AfterEach
    void pagesKeptTheirPolicy() {
        contexts.forEach(BrowserContext::close);
        assertEquals(List.of(), faults, "faults that the browser reports");
    }

    /** A new page of a new browser that asks for this language, e.g. {@code de-DE}. */
    protected Page newPage(String language, int width, int height) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale(language).setViewportSize(width, height));
        context.setDefaultTimeout(15_000);
        contexts.add(context);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")
                    || message.text().contains("Uncaught")) {
                faults.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> faults.add(page.url() + ": " + error));
        return page;
    }

    /** A new German page of a wide screen. */
    protected Page newPage() {
        return newPage("de-DE", 1440, 900);
    }

    /** Signs in and waits for the first page behind the login, whole. */
    protected Desk signIn(Page page, SeededUser user) {
        Desk desk = new LoginPage(page, mat.at("/")).open().signIn(user.userName(), user.password());
        desk.userButton().waitFor();
        // Until then no script listens to keys and clicks
        page.waitForLoadState();
        return desk;
    }

    /**
     * What axe-core finds on the page, one line each; empty on a page that everybody can use. It would wait for ever for a frame in
     * which no script may run.
     */
    protected static List<String> barriers(Page page) {
        // A warning that fades in is judged when it is there.
        page.evaluate("() => window.jQuery && new Promise(done =>"
                + " window.jQuery(() => window.jQuery(':animated').promise().then(() => done())))");
        return new AxeBuilder(page)
                .exclude("iframe[sandbox='']").analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                        .toList())
                        .toList();
    }

    /** Keeps a picture of the page in {@code target/pictures}. */
    protected static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "pictures", name + ".png")));
    }

    /** Keeps a picture of the whole page, what must be scrolled to too. */
    protected static void fullPicture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "pictures", name + ".png")));
    }
}
