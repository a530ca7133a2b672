package de.mat.browser.page;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;

/** The list "Anfragen". */
public final class InquiryList {

    private final Page page;

    public InquiryList(Page page) {
        this.page = page;
    }

    public Page page() {
        return page;
    }

    /** Goes to the list; {@code query} is what follows its address, e.g. {@code "?state=NEW"}. */
    public InquiryList open(URI application, String query) {
        page.navigate(application.resolve("app/inquiries.xhtml" + query).toString());
        return this;
    }

    /** The number beside the title. */
    public Locator count() {
        return page.locator("[id='count']");
    }

    /** A field of the filter by its word in the code, e.g. {@code state}. */
    public Locator field(String name) {
        return page.locator("[id='form:" + name + "']");
    }

    /** Types into the search, as a reader does. */
    public InquiryList search(String text) {
        field("search").fill(text);
        return this;
    }

    /** Chooses something of the filter by its word in the code, e.g. {@code ("state", "NEW")}. */
    public InquiryList choose(String field, String value) {
        field(field).selectOption(value);
        return this;
    }

    /** The lines of the table. */
    public Locator lines() {
        return page.locator(".inquiries tbody tr[data-ri]");
    }

    /** The line of that topic. */
    public Locator line(String topic) {
        return lines().filter(new Locator.FilterOptions().setHasText(topic));
    }

    /** The link that opens the inquiry of that topic. */
    public Locator link(String topic) {
        return line(topic).locator("a[data-inquiry]");
    }

    /** What stands where the table would be. */
    public Locator empty() {
        return page.locator(".empty");
    }

    /** The button that shows all inquiries again. */
    public Locator clear() {
        return page.locator("[id='form:clear']");
    }

    /** A heading that orders the list. */
    public Locator heading(String text) {
        return page.locator(".inquiries thead th").filter(new Locator.FilterOptions().setHasText(text));
    }

    /** Opens the inquiry of that topic. */
    public InquiryDetail openInquiry(String topic) {
        link(topic).click();
        page.waitForURL("**/app/inquiry.xhtml*");
        return new InquiryDetail(page);
    }

    /** Stores the list as a file. */
    public Download export() {
        return page.waitForDownload(
                () -> page.locator("a[href*='inquiriesExport']").click());
    }
}
