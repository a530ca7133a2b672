package de.mat.website;

import de.mat.faces.Messages;
import de.mat.security.PublicAddress;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** "Webseite": what visitors see of the dealer, who hears of them, and how other websites use the forms. */
@Named
@ViewScoped
public class WebsiteView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private WebsiteService website;

    @Inject
    private LogoUpload upload;

    private WebsiteDraft draft;
    private boolean conflict;
    private String siteKey;
    private boolean visible;

    /** Begins with what is stored; also the way back to it when somebody else changed it. */
    public void load() {
        conflict = false;
        draft = website.current().map(WebsiteDraft::of).orElseGet(WebsiteDraft::empty);
        show();
        upload.takeOutcome().ifPresent(WebsiteView::tell);
    }

    private static void tell(LogoUpload.Outcome outcome) {
        if (outcome == LogoUpload.Outcome.STORED) {
            Messages.done("website.logo.STORED");
        } else {
            Messages.error(null, "website.logo." + outcome);
        }
    }

    /** Stores what was typed, or says what is wrong. */
    public void save() {
        try {
            List<WebsiteProblem> problems = website.store(draft);
            problems.forEach(problem -> Messages.error("form:" + problem.field(), "website." + problem));
            if (problems.isEmpty()) {
                draft = website.current().map(WebsiteDraft::of).orElseThrow();
                show();
                Messages.done(visible ? "website.saved.active" : "website.saved");
            }
        } catch (WebsiteChangedException e) {
            conflict = true;
            FacesContext.getCurrentInstance().validationFailed();
        }
    }

    /** Other websites need another key from now on. */
    public void changeKey() {
        website.changeKey();
        load();
        Messages.done("website.key.changed");
    }

    public void removeLogo() {
        website.removeLogo();
        Messages.done("website.logo.removed");
    }

    private void show() {
        Optional<WebsiteSettings> settings = website.current();
        siteKey = settings.map(WebsiteSettings::getSiteKey).orElse(null);
        visible = settings.filter(WebsiteSettings::isActive).isPresent();
    }

    public WebsiteDraft getDraft() {
        return draft;
    }

    /** Whether somebody else changed the settings meanwhile. */
    public boolean isConflict() {
        return conflict;
    }

    /** Whether visitors see the pages, as it is stored. */
    public boolean isVisible() {
        return visible;
    }

    /** Null before the first time that something was stored. */
    public String getSiteKey() {
        return siteKey;
    }

    /** Null without one. */
    public WebsiteLogo getLogo() {
        return website.logo().orElse(null);
    }

    /** Where visitors find the pages. */
    public String getAddress() {
        return PublicAddress.configured().page("/web/");
    }

    /** The script that shows the forms in other websites. */
    public String getScript() {
        return PublicAddress.configured().page("/web/forms.js");
    }
}
