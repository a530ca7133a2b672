package de.mat.user;

import de.mat.faces.Messages;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import org.primefaces.PrimeFaces;

/**
 * One user. The given password is no part of the page's memory: the field is plain HTML, read from the request that stores the user. Who
 * opens the own user finds the group, the user name and the password closed.
 */
@Named
@ViewScoped
public class UserView implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LIST = "/admin/users.xhtml";
    private static final String PASSWORD = "password";

    @Inject
    private UserAdministrationService users;

    @Inject
    private CurrentUser currentUser;

    private String id;
    private UserDraft draft;
    private boolean conflict;
    private UserProblem passwordProblem;

    /** Begins with what is stored, or with a new user; also the way back to it when somebody else changed it. */
    public void load() throws IOException {
        conflict = false;
        draft = id == null ? UserDraft.empty() : stored().map(UserDraft::of).orElse(null);
        if (draft == null) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
            faces.responseComplete();
        }
    }

    private Optional<User> stored() {
        return id.matches("[0-9]{1,18}") ? users.find(Long.parseLong(id)) : Optional.empty();
    }

    /** Stores and goes back to the list, or says what is wrong. */
    public void save() throws IOException {
        passwordProblem = null;
        try {
            Optional<UserProblem> problem = users.store(draft, typedPassword());
            problem.ifPresent(this::show);
            if (problem.isEmpty()) {
                Messages.done("user.saved", draft.getUserName());
                ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
                external.getFlash().setKeepMessages(true);
                external.redirect(external.getRequestContextPath() + LIST);
            }
        } catch (UserChangedException e) {
            conflict = true;
            FacesContext.getCurrentInstance().validationFailed();
        }
    }

    /** The same, over what somebody else stored meanwhile. */
    public void overwrite() throws IOException {
        stored().ifPresent(user -> draft.rebase(user.getVersion()));
        conflict = false;
        save();
    }

    private void show(UserProblem problem) {
        if (problem.isAtPassword()) {
            passwordProblem = problem;
            PrimeFaces.current().executeScript("PrimeFaces.focus('" + PASSWORD + "')");
            FacesContext.getCurrentInstance().validationFailed();
        } else {
            Messages.error("form:" + problem.field(), "user." + problem);
        }
    }

    /** Null when none was typed. */
    private static String typedPassword() {
        String typed = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get(PASSWORD);
        return typed == null || typed.isEmpty() ? null : typed;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public UserDraft getDraft() {
        return draft;
    }

    /** Whether it is the one who looks at the page. */
    public boolean isOwn() {
        return draft.getId() != null && draft.getId() == currentUser.id();
    }

    /** Whether somebody else changed the user meanwhile. */
    public boolean isConflict() {
        return conflict;
    }

    /** What is wrong with the given password, or null. */
    public UserProblem getPasswordProblem() {
        return passwordProblem;
    }

    public Role[] getRoles() {
        return Role.values();
    }

    public Right[] getRights() {
        return Right.values();
    }
}
