package de.mat.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/**
 * The pictures of the README, taken by the tests of the whole way and of bulk mails. They go to {@code target/pictures}, or, to renew those of the
 * README, to where {@code -Dmat.tests.pictures=src/docs/images} says.
 */
enum ReadmePicture {
    DIALOG_FAILURE("dialog-failure"),
    DIALOG_PASSED("dialog-passed"),
    WARNING("warning"),
    DASHBOARD("dashboard"),
    INQUIRIES("inquiries"),
    INQUIRY("inquiry"),
    MAILING("mailing"),
    MAILING_PREVIEW("mailing-preview");

    private static final Path FOLDER = Path.of(System.getProperty("mat.tests.pictures", "target/pictures"));

    private final String name;

    ReadmePicture(String name) {
        this.name = name;
    }

    void take(Page page) {
        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    }
}
