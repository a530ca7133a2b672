package de.mat.mailing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;

/** The page where a recipient leaves: in German after a German mail, else in English. */
@Named
@RequestScoped
public class LeaveView {

    @Inject
    private LeaveService leaving;

    private boolean done;
    private Locale locale = Locale.GERMAN;

    /** Of a token that is nobody's the language is the browser's. */
    void of(String token, Locale browser) {
        boolean german = leaving.language(token)
                .map(language -> language == MailingLanguage.DE)
                .orElse(browser.getLanguage().equals(Locale.GERMAN.getLanguage()));
        locale = german ? Locale.GERMAN : Locale.ENGLISH;
    }

    void done() {
        done = true;
    }

    /** Whether the recipient has left. */
    public boolean isDone() {
        return done;
    }

    public Locale getLocale() {
        return locale;
    }

    /** The sender's. */
    public String getImprint() {
        return leaving.imprint();
    }
}
