package de.mat.browser.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;

/** The login page. */
public final class LoginPage {

    private final Page page;
    private final URI address;

    public LoginPage(Page page, URI application) {
        this.page = page;
        this.address = application.resolve("login.xhtml");
    }

    public LoginPage open() {
        page.navigate(address.toString());
        return this;
    }

    /** Signs in on the page that is shown; what follows is the page that was asked for before, or the Dashboard. */
    public Desk signIn(String userName, String password) {
        page.locator("[id='form:userName']").fill(userName);
        page.locator("[id='form:password']").fill(password);
        page.locator("[id='form:login']").click();
        return new Desk(page);
    }

    /** Where a refusal is told. */
    public Locator messages() {
        return page.locator("[id='form:messages']");
    }

    /** Why the reader is here, e.g. because the session has expired. */
    public Locator notice() {
        return page.locator("main [role='status']");
    }
}
