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

    /** What the page says about the last button. */
    public Locator notice() {
        return page.locator("[id='form:messages'] .notice");
    }

    /** The plain text of the message. */
    public Locator message() {
        return page.locator("#messageText");
    }

    /** What the buyer wrote later. */
    public Locator joinedMails() {
        return page.locator(".joined");
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

    /** The link to the mail as it came. */
    public Locator mail() {
        return page.locator("[id='form:mail']");
    }

    /** The frame of the HTML. */
    public Locator frame() {
        return page.locator("iframe.original__frame");
    }

    /** What stands in the frame. */
    public FrameLocator original() {
        return page.frameLocator("iframe.original__frame");
    }

    /** Goes back to the list by the link above. */
    public InquiryList back() {
        page.locator("[data-back='inquiries']").click();
        return new InquiryList(page);
    }
}
