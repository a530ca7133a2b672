package de.mat.user;

import de.mat.base.DataFolder;
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
import java.io.IOException;
import java.util.Optional;

/** The page of the first login: an own password instead of the given one, and who one is. */
@Named
@RequestScoped
public class PasswordView {

    @Inject
    private CurrentUser currentUser;

    @Inject
    private UserService users;

    @Inject
    private SignIn signIn;

    @Inject
    private HttpServletRequest request;

    private PersonalData person;
    private String newPassword;
    private String repeatedPassword;

    @PostConstruct
    void load() {
        person = currentUser.find().map(PersonalData::of).orElseGet(PersonalData::new);
    }

    /** Takes the password and goes on to the start page, without another login. */
    public void change() throws ServletException, IOException {
        if (!newPassword.equals(repeatedPassword)) {
            Messages.error("form:repeatedPassword", "credentials.REPEATED_DIFFERENTLY");
            return;
        }
        String userName = currentUser.userName();
        Optional<CredentialProblem> problem = users.replaceGivenPassword(
                newPassword, person.getFirstName(), person.getLastName(), person.getEmailAddress());
        if (problem.isPresent()) {
            Messages.error(
                    "form:newPassword",
                    "credentials." + problem.get().name(),
                    PasswordRules.SHORTEST,
                    PasswordRules.LONGEST);
            return;
        }
        if (userName.equals(InitialPassword.USER_NAME)) {
            new InitialPassword(DataFolder.open()).delete();
        }
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        signIn.goOnAs(userName, request, (HttpServletResponse) external.getResponse());
        external.redirect(request.getContextPath() + StartServlet.PATH);
    }

    public PersonalData getPerson() {
        return person;
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
