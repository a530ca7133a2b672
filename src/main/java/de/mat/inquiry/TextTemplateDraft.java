package de.mat.inquiry;

import de.mat.validation.SingleLine;
import jakarta.validation.constraints.Size;
import java.io.Serializable;

/** What an administrator is typing about a text template: the page's memory between two requests. */
public final class TextTemplateDraft implements Serializable {

    /** The longest text. */
    public static final int LONGEST = 20_000;

    private static final long serialVersionUID = 1L;

    private Long id;
    private long basedOn;

    @SingleLine
    @Size(max = 100)
    private String name;

    private TextLanguage language = TextLanguage.DE;

    @Size(max = LONGEST)
    private String text;

    /** A new template. */
    TextTemplateDraft() {}

    /** A change of that template. */
    TextTemplateDraft(TextTemplate template) {
        id = template.getId();
        name = template.getName();
        language = template.getLanguage();
        text = template.getText();
        rebase(template);
    }

    /** The change is one of the template as it is now. */
    void rebase(TextTemplate template) {
        basedOn = template.getVersion();
    }

    /** It is a new template from now on. */
    void begin() {
        id = null;
    }

    /** Null for a new one. */
    public Long getId() {
        return id;
    }

    long basedOn() {
        return basedOn;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public TextLanguage getLanguage() {
        return language;
    }

    public void setLanguage(TextLanguage language) {
        this.language = language;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
