package de.mat.inquiry;

import de.mat.faces.Messages;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.validator.ValidatorException;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** One text template: its name, its language and its text with placeholders. */
@Named
@ViewScoped
public class TextTemplateView implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LIST = "/admin/text-templates.xhtml";

    @Inject
    private TextTemplateService templates;

    private String id;
    private TextTemplateDraft draft;
    private boolean conflict;

    /** Begins with what is stored, or with a new template; also the way back to it when somebody else changed it. */
    public void load() throws IOException {
        conflict = false;
        draft = id == null
                ? new TextTemplateDraft()
                : stored().map(TextTemplateDraft::new).orElse(null);
        if (draft == null) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
            faces.responseComplete();
        }
    }

    private Optional<TextTemplate> stored() {
        return id.matches("[0-9]{1,18}") ? templates.find(Long.parseLong(id)) : Optional.empty();
    }

    /** Stores and goes back to the list, or says what is wrong. */
    public void save() throws IOException {
        Optional<TextTemplateProblem> problem = templates.store(draft);
        if (problem.isEmpty()) {
            Messages.done("textTemplate.saved", draft.getName());
            ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
            external.getFlash().setKeepMessages(true);
            external.redirect(external.getRequestContextPath() + LIST);
        } else if (problem.get() == TextTemplateProblem.NAME_TAKEN) {
            Messages.error("form:name", "textTemplate.NAME_TAKEN");
        } else {
            conflict = true;
            FacesContext.getCurrentInstance().validationFailed();
        }
    }

    /** The same, over what somebody else stored meanwhile; what was removed comes back as a new one. */
    public void overwrite() throws IOException {
        stored().ifPresentOrElse(draft::rebase, draft::begin);
        conflict = false;
        save();
    }

    /** Tells at the field which placeholders are none. */
    public void checkText(FacesContext context, UIComponent field, Object text) {
        List<String> unknown = text == null ? List.of() : Placeholder.unknown((String) text);
        if (!unknown.isEmpty()) {
            throw new ValidatorException(new FacesMessage(
                    FacesMessage.SEVERITY_ERROR,
                    Messages.text("textTemplate.unknown", String.join(", ", unknown)),
                    null));
        }
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public TextTemplateDraft getDraft() {
        return draft;
    }

    /** Whether somebody else changed the template meanwhile. */
    public boolean isConflict() {
        return conflict;
    }

    public TextLanguage[] getLanguages() {
        return TextLanguage.values();
    }

    public Placeholder[] getPlaceholders() {
        return Placeholder.values();
    }
}
