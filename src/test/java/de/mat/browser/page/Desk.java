package de.mat.browser.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The frame around every page behind the login. */
public final class Desk {

    private final Page page;

    public Desk(Page page) {
        this.page = page;
    }

    public Page page() {
        return page;
    }

    /** The title of the Anzeigebereich. */
    public Locator title() {
        return page.locator("h1");
    }

    /** Opens or closes the menu of the Benutzerbereich. */
    public Locator userButton() {
        return page.locator("#userMenuButton");
    }

    /** The entries of the Benutzerbereich, shown or not. */
    public Locator userEntries() {
        return page.locator("#userMenu .menu__entry");
    }

    /** The Rubriken of the Navigationsbereich. */
    public Locator sections() {
        return page.locator("#navigation summary");
    }

    /** The entries of the Navigationsbereich. */
    public Locator entries() {
        return page.locator("#navigation a");
    }

    /** The entry of the view that is shown. */
    public Locator chosenEntry() {
        return page.locator("#navigation [aria-current='page']");
    }

    /** Opens the navigation on small screens. */
    public Locator drawerButton() {
        return page.locator("[data-opens='drawer']");
    }

    /** Chooses a language by its tag, e.g. {@code en}. */
    public void speak(String tag) {
        page.locator(".language input[value='" + tag + "']").click();
        page.waitForURL("**");
    }

    public void signOut() {
        userButton().click();
        page.locator("[id='userMenuForm:logout']").click();
    }

    /** The warnings at the lower right. */
    public Locator warnings() {
        return page.locator(".ui-growl [role='alert']");
    }

    /** What the warning says, line by line. */
    public Locator warningTexts() {
        return warnings().locator(".ui-growl-title, .warning__text");
    }

    /** What does not work because of it. */
    public Locator warningParts() {
        return warnings().locator(".warning__part");
    }

    /** What is to be done about it. */
    public Locator warningWays() {
        return warnings().locator(".warning__ways");
    }

    /** The cross that closes the first warning. */
    public Locator closeWarning() {
        return page.locator(".ui-growl-icon-close").first();
    }

    /** What the card of the e-mail account warns of. */
    public Locator cardWarnings() {
        return accountCard().locator(".notice--warning");
    }

    /** The card of the import on the Dashboard. */
    public Locator importCard() {
        return page.locator("section[aria-labelledby='importTitle']");
    }

    /** The card of the e-mail account on the Dashboard. */
    public Locator accountCard() {
        return page.locator("section[aria-labelledby='accountTitle']");
    }
}
