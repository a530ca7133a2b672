package de.mat.user;

import de.mat.validation.MailAddress;
import de.mat.validation.SingleLine;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What a person says about itself on a page; the language is null while it is the browser's. */
public class PersonalData {

    @NotNull
    @SingleLine
    @Size(max = User.NAME_LENGTH)
    private String firstName;

    @NotNull
    @SingleLine
    @Size(max = User.NAME_LENGTH)
    private String lastName;

    @MailAddress
    private String emailAddress;

    private Language language;

    static PersonalData of(User user) {
        PersonalData person = new PersonalData();
        person.firstName = user.getFirstName();
        person.lastName = user.getLastName();
        person.emailAddress = user.getEmailAddress().orElse(null);
        person.language = user.getLanguage().orElse(null);
        return person;
    }

    public String getFirstName() {
        return firstName;
    }

    public void setFirstName(String firstName) {
        this.firstName = firstName;
    }

    public String getLastName() {
        return lastName;
    }

    public void setLastName(String lastName) {
        this.lastName = lastName;
    }

    public String getEmailAddress() {
        return emailAddress;
    }

    public void setEmailAddress(String emailAddress) {
        this.emailAddress = emailAddress;
    }

    public Language getLanguage() {
        return language;
    }

    public void setLanguage(Language language) {
        this.language = language;
    }
}
