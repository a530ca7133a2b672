package de.mat.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The one browser of all browser tests: Chromium of the machine ({@code -Dmat.tests.chromium} names another path), none is fetched. */
public final class Chromium {

    private static Browser running;

    private Chromium() {}

    /** The running browser; a test without one is skipped and says so. */
    public static synchronized Browser get() {
        Path program = Path.of(System.getProperty("mat.tests.chromium", "/usr/bin/chromium"));
        Demanded.program(program, "chromium");
        if (running == null) {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            running = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program)
                            .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return running;
    }
}
