package de.mat.browser.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** "Produkte": the list, the detail with pictures, the form, the import. */
public final class ProductPages {

    private final Page page;
    private final URI application;

    public ProductPages(Page page, URI application) {
        this.page = page;
        this.application = application;
    }

    public Page page() {
        return page;
    }

    /** Goes to the list; {@code query} is what follows its address. */
    public ProductPages openList(String query) {
        page.navigate(application.resolve("app/products.xhtml" + query).toString());
        return this;
    }

    /** Goes to the form for a new product. */
    public ProductPages openForm() {
        page.navigate(application.resolve("write/products/product-edit.xhtml").toString());
        return this;
    }

    /** Goes to the page for a table of products. */
    public ProductPages openImport() {
        page.navigate(
                application.resolve("write/products/products-import.xhtml").toString());
        return this;
    }

    /** The number beside the title. */
    public Locator count() {
        return page.locator("[id='count']");
    }

    /** The lines of the list. */
    public Locator lines() {
        return page.locator(".products tbody tr[data-ri]");
    }

    /** The line of that number. */
    public Locator line(String number) {
        return lines().filter(new Locator.FilterOptions().setHas(page.locator("a[data-product='" + number + "']")));
    }

    /** Opens the product of that number from the list. */
    public ProductPages open(String number) {
        line(number).locator("a[data-product]").click();
        page.waitForURL("**/app/product.xhtml*");
        return this;
    }

    /** A field of the list or the form by its word in the code. */
    public Locator field(String name) {
        return page.locator("[id='form:" + name + "']");
    }

    /** What is said at a field. */
    public Locator message(String name) {
        return page.locator("[id='form:" + name + "Message']");
    }

    /** Fills fields of the form, by their words in the code. */
    public ProductPages fill(Map<String, String> values) {
        values.forEach((name, value) -> field(name).fill(value));
        return this;
    }

    /** Stores what the form says. */
    public ProductPages save() {
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

    /** The pictures of the product. */
    public Locator pictures() {
        return page.locator(".gallery__picture img");
    }

    /** The buttons below the pictures, by their words in the code, in the order of the pictures. */
    public Locator pictureButton(String name) {
        return page.locator(".gallery__ways [id$=':" + name + "']");
    }

    /** Sends files as pictures. */
    public ProductPages upload(Path... files) {
        page.locator("#picture").setInputFiles(files);
        page.locator("#upload").click();
        return this;
    }

    /** Why a picture was not taken. */
    public Locator pictureProblem() {
        return page.locator("#uploadForm #problem");
    }

    /** Says yes in the dialog that asks. */
    public ProductPages confirm() {
        page.locator(".ui-confirmdialog-yes").click();
        return this;
    }

    /** Sends a file as a table of products. */
    public ProductPages check(Path file) {
        page.locator("#file").setInputFiles(file);
        page.locator("#check").click();
        return this;
    }
}
