package de.mat.user;

import de.mat.faces.Messages;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Persönliche Daten ändern: name, e-mail address, language. */
@Named
@RequestScoped
public class ProfileView {

    @Inject
    private CurrentUser currentUser;

    @Inject
    private UserService users;

    @Inject
    private HttpServletRequest request;

    private PersonalData person;

    @PostConstruct
    void load() {
        person = currentUser.find().map(PersonalData::of).orElseGet(PersonalData::new);
    }

    /** Keeps what was typed and shows the page again, in the language that was chosen. */
    public void save() throws IOException {
        users.introduce(person.getFirstName(), person.getLastName(), person.getEmailAddress(), person.getLanguage());
        FacesContext faces = FacesContext.getCurrentInstance();
        if (person.getLanguage() != null) {
            faces.getViewRoot().setLocale(person.getLanguage().locale());
        }
        Messages.done("profile.done");
        ExternalContext external = faces.getExternalContext();
        external.getFlash().setKeepMessages(true);
        external.redirect(request.getRequestURI());
    }

    public PersonalData getPerson() {
        return person;
    }

    /** What can be chosen. */
    public Language[] getLanguages() {
        return Language.values();
    }
}
