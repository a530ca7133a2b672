package de.mat.inquiry;

import de.mat.faces.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;

/** Textvorlagen: the list. */
@Named
@RequestScoped
public class TextTemplatesView {

    @Inject
    private TextTemplateService templates;

    private List<TextTemplate> all;

    /** By language and name. */
    public List<TextTemplate> getAll() {
        if (all == null) {
            all = templates.all();
        }
        return all;
    }

    /** Those in this language first, then the others. */
    public List<TextTemplate> beginningWith(String language) {
        return getAll().stream()
                .sorted(Comparator.comparing(
                        each -> !each.getLanguage().getCode().equals(language)))
                .toList();
    }

    /**
     * "Löschen".
     *
     * @param id what stands in the row: its place may be another one's meanwhile
     */
    public void remove(String id) {
        getAll().stream()
                .filter(template -> template.getId().toString().equals(id))
                .findFirst()
                .ifPresent(template -> {
                    templates.remove(template.getId());
                    all = null;
                    Messages.done("textTemplates.removed", template.getName());
                });
    }

    /** The name of the language, in the language of the page. */
    public String language(TextLanguage language) {
        return language.in(FacesContext.getCurrentInstance().getViewRoot().getLocale());
    }
}
