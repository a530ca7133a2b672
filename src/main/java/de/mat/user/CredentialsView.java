package de.mat.user;

import de.mat.faces.Messages;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.Optional;

/** Zugangsdaten ändern: user name and password, with the old password. */
@Named
@RequestScoped
public class CredentialsView {

    @Inject
    private CurrentUser currentUser;

    @Inject
    private UserService users;

    @Inject
    private SignIn signIn;

    @Inject
    private HttpServletRequest request;

    @NotNull
    @Size(max = User.USER_NAME_LENGTH)
    @Pattern(regexp = User.USER_NAME_PATTERN, message = "{de.mat.user.userName}")
    private String userName;

    private String oldPassword;
    private String newPassword;
    private String repeatedPassword;

    @PostConstruct
    void load() {
        userName = currentUser.userName();
    }

    /** Takes both and goes on in a new session; the user's other sessions end. */
    public void change() throws ServletException, IOException {
        if (newPassword != null && !newPassword.equals(repeatedPassword)) {
            Messages.error("form:repeatedPassword", "credentials.REPEATED_DIFFERENTLY");
            return;
        }
        Optional<CredentialProblem> problem = users.changeCredentials(oldPassword, userName, newPassword);
        if (problem.isPresent()) {
            Messages.error(
                    "form:" + problem.get().field(),
                    "credentials." + problem.get().name(),
                    PasswordRules.SHORTEST,
                    PasswordRules.LONGEST);
            return;
        }
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        signIn.goOnAs(userName, request, (HttpServletResponse) external.getResponse());
        Messages.done("credentials.done");
        external.getFlash().setKeepMessages(true);
        external.redirect(request.getRequestURI());
    }

    public String getUserName() {
        return userName;
    }

    public void setUserName(String userName) {
        this.userName = userName;
    }

    public String getOldPassword() {
        return oldPassword;
    }

    public void setOldPassword(String oldPassword) {
        this.oldPassword = oldPassword;
    }

    public String getNewPassword() {
        return newPassword;
    }

    public void setNewPassword(String newPassword) {
        this.newPassword = newPassword;
    }

    public String getRepeatedPassword() {
        return repeatedPassword;
    }

    public void setRepeatedPassword(String repeatedPassword) {
        this.repeatedPassword = repeatedPassword;
    }
}
