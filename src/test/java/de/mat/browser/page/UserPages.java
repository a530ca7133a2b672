package de.mat.browser.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;

/** "Benutzer": the list and the form of one user. */
public final class UserPages {

    private final Page page;
    private final URI application;

    public UserPages(Page page, URI application) {
        this.page = page;
        this.application = application;
    }

    public Page page() {
        return page;
    }

    public UserPages openList() {
        return open("admin/users.xhtml");
    }

    /** The form of a new user. */
    public UserPages openNew() {
        return open("admin/user.xhtml");
    }

    private UserPages open(String path) {
        page.navigate(application.resolve(path).toString());
        return this;
    }

    /** How many there are. */
    public Locator count() {
        return page.locator("#count");
    }

    /** The row of a user in the list. */
    public Locator row(String name) {
        return page.locator(".users tbody tr").filter(new Locator.FilterOptions().setHasText(name));
    }

    /** Goes from the list to the form of a user. */
    public UserPages edit(String name) {
        row(name).locator("a").click();
        field("userName").waitFor();
        return this;
    }

    /** Presses a button in the row of a user: {@code lock} or {@code unlock}. */
    public UserPages press(String name, String button) {
        button(name, button).click();
        return this;
    }

    /** A button in the row of a user. */
    public Locator button(String name, String button) {
        return row(name).locator("[id$=':" + button + "']");
    }

    /** The window that asks before a user is locked. */
    public Locator question() {
        return page.locator(".ui-confirm-dialog");
    }

    public void confirm() {
        question().locator(".ui-confirmdialog-yes").click();
    }

    /** A field of the form. */
    public Locator field(String name) {
        return page.locator("[id='form:" + name + "']");
    }

    public UserPages fill(String name, String value) {
        field(name).fill(value);
        return this;
    }

    /** The box of a right, by its name. */
    public Locator right(String name) {
        return page.locator("[data-right='" + name + "']");
    }

    public Locator password() {
        return page.locator("#password");
    }

    /** What stands below the password because it is wrong. */
    public Locator passwordProblem() {
        return page.locator("#passwordProblem");
    }

    /** What stands below a field because it is wrong. */
    public Locator message(String name) {
        return page.locator("[id='form:" + name + "Message']");
    }

    public UserPages save() {
        field("save").click();
        return this;
    }

    /** What is said for the whole page. */
    public Locator notice() {
        return page.locator("main .notice[role]");
    }
}
