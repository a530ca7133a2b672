package de.mat.browser.page;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** One inquiry. */
public final class InquiryDetail {

    private final Page page;

    public InquiryDetail(Page page) {
        this.page = page;
    }

    public Page page() {
        return page;
    }

    /** How far the dealer is; its attribute {@code data-state} names it. */
    public Locator state() {
        return page.locator("#inquiryState");
    }

    /** A button by its word in the code, e.g. {@code take}. */
    public Locator button(String name) {
        return page.locator("[id='form:" + name + "']");
    }

    /** "Erledigt", for a reason by its word in the code. */
    public void close(String reason) {
        button("finish").click();
        button("reason").selectOption(reason);
        button("close").click();
    }

    /** What the page says about the last button. */
    public Locator notice() {
        return page.locator("[id='form:messages'] .notice");
    }

    /** The plain texts of the mails, the oldest first. */
    public Locator messages() {
        return page.locator(".mail .words");
    }

    /** The plain text of the mail that the inquiry was read from. */
    public Locator message() {
        return messages().first();
    }

    /** Whether the mail server knows where the mail comes from. */
    public Locator sender() {
        return page.locator("#sender");
    }

    /** All that is known, as label and value. */
    public Locator facts() {
        return page.locator("dl.facts");
    }

    /** The files that came with the mail. */
    public Locator attachments() {
        return page.locator(".file a");
    }

    /** Stores what a link leads to. */
    public Download download(Locator link) {
        return page.waitForDownload(link::click);
    }

    /** The links to the mails as they came. */
    public Locator mails() {
        return page.locator(".mail__file");
    }

    /** The button that shows the HTML of the first mail that has one. */
    public Locator showOriginal() {
        return page.locator(".mail__show").first();
    }

    /** The frame of the HTML. */
    public Locator frame() {
        return page.locator("iframe.mail__frame");
    }

    /** What stands in the frame. */
    public FrameLocator original() {
        return page.frameLocator("iframe.mail__frame");
    }

    /** Goes back to the list by the link above. */
    public InquiryList back() {
        page.locator("[data-back='inquiries']").click();
        return new InquiryList(page);
    }
}
