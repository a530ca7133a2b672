package de.mat.browser.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;

/** The dialog "E-Mail Konto konfigurieren". */
public final class AccountDialog {

    private static final Locator.WaitForOptions A_TEST_AND_MORE = new Locator.WaitForOptions().setTimeout(30_000);

    private final Page page;

    public AccountDialog(Page page) {
        this.page = page;
    }

    public Page page() {
        return page;
    }

    /** Goes to the page of the dialog, and waits until the dialog has taken the focus: what is typed until then goes astray. */
    public AccountDialog open(URI application) {
        page.navigate(application.resolve("admin/account.xhtml").toString());
        page.locator("#accountDialog :focus").waitFor();
        return this;
    }

    public Locator dialog() {
        return page.locator("#accountDialog");
    }

    /** The labels that are shown, in their order. */
    public Locator labels() {
        return dialog().locator("label:visible, legend:visible");
    }

    /** A field by its word in the code, e.g. {@code smtpHost}. */
    public Locator field(String name) {
        return page.locator(name.equals("password") ? "#password" : "[id='accountForm:" + name + "']");
    }

    public AccountDialog fill(String name, String value) {
        field(name).fill(value);
        return this;
    }

    /** Chooses an encryption by its word in the code, e.g. {@code STARTTLS}; the port that is then proposed is left to the page. */
    public AccountDialog choose(String name, String value) {
        field(name).selectOption(value);
        return this;
    }

    public AccountDialog check(String name) {
        field(name).check();
        return this;
    }

    /** Ticks a box or takes the tick away. */
    public AccountDialog set(String name, boolean checked) {
        field(name).setChecked(checked);
        return this;
    }

    /** Fills in a server without encryption; {@code protocol} is smtp or imap. */
    public AccountDialog fillServer(String protocol, String host, int port) {
        return fill(protocol + "Host", host)
                .choose(protocol + "Security", "NONE")
                .fill(protocol + "Port", Integer.toString(port));
    }

    /** What stands below a field because it is wrong. */
    public Locator message(String name) {
        return page.locator("[id='accountForm:" + name + "Message']");
    }

    /** Presses "Testen &amp; Speichern"; returns at once. */
    public AccountDialog checkAndSave() {
        page.locator("[id='accountForm:checkAndSave']").click();
        return this;
    }

    /** Waits until the test has ended like this, e.g. {@code STORED}. */
    public AccountDialog awaitOutcome(String outcome) {
        page.locator("#checkOutcome[data-outcome='" + outcome + "']").waitFor(A_TEST_AND_MORE);
        return this;
    }

    /** Where the end of the test is told; its attribute {@code data-outcome} names it. */
    public Locator outcome() {
        return page.locator("#checkOutcome");
    }

    /** The steps in this state, e.g. {@code PASSED}. */
    public Locator steps(String state) {
        return page.locator(".step--" + state);
    }

    /** A step by protocol and stage, e.g. {@code SMTP.ENCRYPT}. */
    public Locator step(String name) {
        return page.locator("[data-step='" + name + "']");
    }

    /** The sentence below the failed step. */
    public Locator failure() {
        return page.locator(".failure__text");
    }

    /** All that the failed step opened to. */
    public Locator explanation() {
        return page.locator(".failure");
    }

    /** The preview of a formatted signature. */
    public Locator previewFrame() {
        return page.locator("[id='accountForm:signaturePreview'] iframe");
    }

    /** The certificates that are trusted from the next test on. */
    public Locator trusted() {
        return page.locator("[id='accountForm:trusted'] .certificate");
    }

    /** Trusts the last of the certificates that the failed step shows: the authority's, or the server's own. */
    public AccountDialog trustLastCertificate() {
        page.locator(".failure [id$=':trust']").last().click();
        page.locator("[id='accountForm:trusted'] .certificate").first().waitFor();
        return this;
    }
}
