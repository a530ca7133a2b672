package de.mat.browser.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** "Kontakte": the list, the detail with advertising, the form, the import, the merge. */
public final class ContactPages {

    private final Page page;
    private final URI application;

    public ContactPages(Page page, URI application) {
        this.page = page;
        this.application = application;
    }

    public Page page() {
        return page;
    }

    /** Goes to the list; {@code query} is what follows its address. */
    public ContactPages openList(String query) {
        page.navigate(application.resolve("app/contacts.xhtml" + query).toString());
        return this;
    }

    /** Goes to the form for a new contact. */
    public ContactPages openForm() {
        page.navigate(application.resolve("write/contacts/contact-edit.xhtml").toString());
        return this;
    }

    /** Goes to the page for a table of contacts. */
    public ContactPages openImport() {
        page.navigate(
                application.resolve("write/contacts/contacts-import.xhtml").toString());
        return this;
    }

    /** The number beside the title. */
    public Locator count() {
        return page.locator("[id='count']");
    }

    /** The lines of the list. */
    public Locator lines() {
        return page.locator(".contacts tbody tr[data-ri]");
    }

    /** Opens the contact of that title from the list. */
    public ContactPages open(String title) {
        page.locator("a[data-contact]")
                .filter(new Locator.FilterOptions().setHasText(title))
                .first()
                .click();
        page.waitForURL("**/app/contact.xhtml*");
        return this;
    }

    /** A field of the list, the detail or the form by its word in the code. */
    public Locator field(String name) {
        return page.locator("[id='form:" + name + "']");
    }

    /** What is said at a field. */
    public Locator message(String name) {
        return page.locator("[id='form:" + name + "Message']");
    }

    /** Fills fields of the form, by their words in the code. */
    public ContactPages fill(Map<String, String> values) {
        values.forEach((name, value) -> field(name).fill(value));
        return this;
    }

    /** Stores what the form says. */
    public ContactPages save() {
        field("save").click();
        return this;
    }

    /** What the page says about what was just done. */
    public Locator notice() {
        return page.locator("[id='messages'] .notice");
    }

    public Locator facts() {
        return page.locator("#facts");
    }

    /** Whether the contact may get advertising, in words. */
    public Locator advertising() {
        return page.locator("#advertisingState");
    }

    /** What was written down about that, the last first. */
    public Locator history() {
        return page.locator("#history > li");
    }

    /** Says yes in the dialog that asks. */
    public ContactPages confirm() {
        page.locator(".ui-confirmdialog-yes").click();
        return this;
    }

    /** What the column with that heading is said to mean. */
    public Locator meaning(String heading) {
        return page.locator("#mapping > div")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(".mapping__heading:text-is('" + heading + "')")))
                .locator("select");
    }

    /** Chooses that value for the field when two contacts become one. */
    public ContactPages choose(String field, String value) {
        page.locator("#choices fieldset")
                .filter(new Locator.FilterOptions().setHas(page.locator("legend:text-is('" + field + "')")))
                .getByLabel(value)
                .check();
        return this;
    }

    /** Sends a file as a table of contacts. */
    public ContactPages check(Path file) {
        page.locator("#file").setInputFiles(file);
        page.locator("#check").click();
        return this;
    }
}
