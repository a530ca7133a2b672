package de.mat.platform;

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

/** One platform: its name and its senders. Values are checked only when they are to be stored, not when a line comes or goes. */
@Named
@ViewScoped
public class PlatformView implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LIST = "/admin/platforms.xhtml";

    @Inject
    private PlatformService platforms;

    private String id;
    private PlatformDraft draft;
    private boolean conflict;

    /** Begins with what is stored, or with a new platform; also the way back to it when somebody else changed it. */
    public void load() throws IOException {
        conflict = false;
        draft = id == null
                ? PlatformDraft.empty()
                : stored().map(PlatformDraft::of).orElse(null);
        if (draft == null) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
            faces.responseComplete();
        }
    }

    private Optional<Platform> stored() {
        return id.matches("[0-9]{1,18}") ? platforms.find(Long.parseLong(id)) : Optional.empty();
    }

    public void addSender() {
        draft.addSender();
    }

    public void removeSender(int index) {
        draft.removeSender(index);
    }

    /** Stores and goes back to the list, or says what is wrong. */
    public void save() throws IOException {
        try {
            List<PlatformProblem> problems = platforms.store(draft);
            problems.forEach(PlatformView::show);
            if (problems.isEmpty()) {
                Messages.done("platform.saved", draft.getName());
                ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
                external.getFlash().setKeepMessages(true);
                external.redirect(external.getRequestContextPath() + LIST);
            }
        } catch (PlatformChangedException e) {
            conflict = true;
            FacesContext.getCurrentInstance().validationFailed();
        }
    }

    /** The same, over what somebody else stored meanwhile. */
    public void overwrite() throws IOException {
        stored().ifPresent(platform -> draft.rebase(platform.getVersion()));
        conflict = false;
        save();
    }

    private static void show(PlatformProblem problem) {
        String field = problem.sender() < 0 ? "form:name" : "form:senders:" + problem.sender() + ":pattern";
        Messages.error(field, "platform." + problem.kind(), problem.platform());
    }

    /** Tells at the field what is wrong with a pattern. */
    public void checkPattern(FacesContext context, UIComponent field, Object pattern) {
        if (isStoring()) {
            SenderPattern.problem((String) pattern).ifPresent(problem -> refuse("platform.pattern." + problem));
        }
    }

    /** Tells at the field what is wrong with a subject. */
    public void checkSubject(FacesContext context, UIComponent field, Object subject) {
        if (isStoring() && subject != null && !Sender.isSearchable((String) subject)) {
            refuse("platform.subject.wrong");
        }
    }

    private static void refuse(String key) {
        throw new ValidatorException(new FacesMessage(FacesMessage.SEVERITY_ERROR, Messages.text(key), null));
    }

    /** Whether the form is being sent to store it. */
    public boolean isStoring() {
        var sent = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        return sent.containsKey("form:save") || sent.containsKey("form:mine");
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public PlatformDraft getDraft() {
        return draft;
    }

    /** Whether somebody else changed the platform meanwhile. */
    public boolean isConflict() {
        return conflict;
    }

    public Layout[] getLayouts() {
        return Layout.values();
    }
}
