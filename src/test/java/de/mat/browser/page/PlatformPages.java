package de.mat.browser.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** "Handelsplattformen": the list, the form of one platform, and the trial of a mail. */
public final class PlatformPages {

    private final Page page;
    private final URI application;

    public PlatformPages(Page page, URI application) {
        this.page = page;
        this.application = application;
    }

    public Page page() {
        return page;
    }

    public PlatformPages openList() {
        return open("admin/platforms.xhtml");
    }

    /** The form of a new platform. */
    public PlatformPages openNew() {
        return open("admin/platform.xhtml");
    }

    public PlatformPages openTrial() {
        return open("admin/trial.xhtml");
    }

    private PlatformPages open(String path) {
        page.navigate(application.resolve(path).toString());
        return this;
    }

    /** The row of a platform in the list. */
    public Locator row(String name) {
        return page.locator(".platforms tbody tr").filter(new Locator.FilterOptions().setHasText(name));
    }

    /** Goes from the list to the form of a platform. */
    public PlatformPages edit(String name) {
        row(name).locator("a").click();
        field("name").waitFor();
        return this;
    }

    /** The window that asks before a platform is switched off. */
    public Locator question() {
        return page.locator(".ui-confirm-dialog");
    }

    public void confirm() {
        question().locator(".ui-confirmdialog-yes").click();
    }

    /** A field of the form, or of one of its senders, as {@code senders:0:pattern}. */
    public Locator field(String name) {
        return page.locator("[id='form:" + name + "']");
    }

    public PlatformPages fill(String name, String value) {
        field(name).fill(value);
        return this;
    }

    /** What stands below a field because it is wrong. */
    public Locator message(String name) {
        return page.locator("[id='form:" + name + "Message']");
    }

    public PlatformPages press(String button) {
        field(button).click();
        return this;
    }

    /** What is said for the whole page. */
    public Locator notice() {
        return page.locator("main .notice[role]");
    }

    /** Pastes the source of a mail and tries it. */
    public PlatformPages tryText(String source) {
        page.locator("#source").fill(source);
        page.locator("#try").click();
        return this;
    }

    /** Uploads a mail and tries it. */
    public PlatformPages tryFile(String name, byte[] mail) {
        page.locator("#file")
                .setInputFiles(new com.microsoft.playwright.options.FilePayload(name, "message/rfc822", mail));
        page.locator("#try").click();
        return this;
    }

    /** Uploads a mail of plain text and tries it. */
    public PlatformPages tryFile(String name, String mail) {
        return tryFile(name, mail.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the mail would be imported; its attribute {@code data-verdict} names it. */
    public Locator verdict() {
        return page.locator("#verdict");
    }

    /** Why nothing could be tried. */
    public Locator problem() {
        return page.locator("#problem");
    }

    /** The inquiries that are recognised. */
    public Locator blocks() {
        return page.locator(".trial__block");
    }
}
