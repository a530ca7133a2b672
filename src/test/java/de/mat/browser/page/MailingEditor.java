package de.mat.browser.page;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.nio.file.Path;

/** The pages of bulk mails: the list, and one that is being written. */
public final class MailingEditor {

    private final Page page;

    public MailingEditor(Page page) {
        this.page = page;
    }

    public Page page() {
        return page;
    }

    /** Goes to the list. */
    public MailingEditor openList(URI application) {
        page.navigate(application.resolve("app/mailings.xhtml").toString());
        return this;
    }

    /** "Rundmail schreiben", wherever it stands. */
    public MailingEditor begin() {
        page.locator("[id='form:addFirst'], [id='begin:add']").click();
        page.waitForURL("**/write/mailings/mailing-edit.xhtml*");
        page.waitForLoadState();
        return this;
    }

    /** The lines of the list. */
    public Locator lines() {
        return page.locator("[id='form:mailings_data'] > tr");
    }

    public Locator subject() {
        return page.locator("[id='form:subject']");
    }

    public Locator text() {
        return page.locator("#mailEditor");
    }

    /** A field or button by its id. */
    public Locator part(String id) {
        return page.locator("[id='form:" + id + "']");
    }

    /** Types at the end of the text. */
    public MailingEditor type(String words) {
        text().click();
        text().press("Control+End");
        text().pressSequentially(words);
        return this;
    }

    /** Puts in a placeholder by its label. */
    public MailingEditor placeholder(String label) {
        page.locator("#placeholder").selectOption(new SelectOption().setLabel(label));
        return this;
    }

    /** Opens the products, searches for these words, and puts in the product of that title. */
    public MailingEditor product(String words, String title) {
        page.locator("[data-opens-bar='offers']").click();
        page.locator("[id='form:offerSearch']").fill(words);
        Locator offers = page.locator(".mailing__offer");
        offers.nth(1).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        offers.filter(new Locator.FilterOptions().setHasText(title))
                .locator(".ui-button")
                .click();
        return this;
    }

    /** Puts in a picture from a file. */
    public MailingEditor picture(Path file) {
        page.locator("#pictureChoice").setInputFiles(file);
        return this;
    }

    /** Does something, and waits until the server has kept it. */
    public MailingEditor kept(Runnable typing) {
        page.waitForResponse(
                response -> response.request().method().equals("POST")
                        && response.url().contains("mailing-edit")
                        && response.ok(),
                typing);
        return this;
    }

    /** How many get it. */
    public Locator count() {
        return page.locator("#recipientCount");
    }

    /** The numbers of those who do not, with the reasons. */
    public Locator reasons() {
        return page.locator(".mailing__reason");
    }

    /** Who stands in the list that is open. */
    public Locator listed() {
        return page.locator("[id='form:listed_data'] > tr");
    }

    public FrameLocator preview() {
        return page.frameLocator("#previewFrame");
    }

    public Locator previewFrame() {
        return page.locator("#previewFrame");
    }

    /** What is still wrong. */
    public Locator problems() {
        return page.locator("#problems");
    }
}
