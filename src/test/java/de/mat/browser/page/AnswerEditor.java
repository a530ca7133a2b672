package de.mat.browser.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** The editor of an answer, and the answers of the conversation, on the page of an inquiry. */
public final class AnswerEditor {

    private final Page page;

    public AnswerEditor(Page page) {
        this.page = page;
    }

    /** "Antworten". */
    public Locator begin() {
        return page.locator("[id='form:beginAnswer']");
    }

    /** The editor itself. */
    public Locator editor() {
        return page.locator(".answer > .card");
    }

    public Locator text() {
        return page.locator("[id='form:text']");
    }

    /** When the draft was kept. */
    public Locator kept() {
        return page.locator("[id='form:kept']");
    }

    /** Who else is answering. */
    public Locator others() {
        return page.locator(".answer__other");
    }

    /** Chooses a template by its label and puts it in. */
    public AnswerEditor insert(String template) {
        page.locator("[id='form:template']").selectOption(template);
        page.locator("[id='form:insert']").click();
        return this;
    }

    /** Attaches a file. */
    public AnswerEditor attach(Path file) {
        page.locator("#fileChoice").setInputFiles(file);
        return this;
    }

    /** The files that are attached. */
    public Locator files() {
        return page.locator("[id='form:files'] .file");
    }

    /** What is wrong with a file. */
    public Locator problem() {
        return page.locator(".answer__problem");
    }

    public Locator copy() {
        return page.locator("[id='form:copy']");
    }

    public Locator send() {
        return page.locator("[id='form:send']");
    }

    public Locator discard() {
        return page.locator("[id='form:discard']");
    }

    /** The button that says yes. */
    public Locator confirm() {
        return page.locator(".ui-confirmdialog-yes");
    }

    /** The answers that were given into the queue. */
    public Locator answers() {
        return page.locator(".answered");
    }

    /** What became of them; the attribute {@code data-state} names it. */
    public Locator states() {
        return page.locator(".answered__state");
    }

    public Locator sendAgain() {
        return page.locator(".answered .ui-button");
    }
}
