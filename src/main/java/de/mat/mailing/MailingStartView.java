package de.mat.mailing;

import de.mat.faces.Messages;
import de.mat.user.CurrentUser;
import jakarta.ejb.EJB;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** The last look before a mailing starts: who gets it, who does not and why, and when it will end. */
@Named
@ViewScoped
public class MailingStartView implements Serializable {

    private static final long serialVersionUID = 1L;

    @EJB
    private MailingStartService starts;

    @Inject
    private CurrentUser currentUser;

    private String id;
    private transient StartOutlook outlook;
    private long revision;
    private boolean conflict;

    /** What is no draft, or no draft any more, leads to where it is now. */
    public void open() throws IOException {
        if (getOutlook() == null) {
            leave();
        } else {
            revision = outlook.revision();
        }
    }

    /** Starts what was shown; the second of two windows finds it started. */
    public void start() throws IOException {
        try {
            starts.start(Long.parseLong(id), revision, currentUser.id());
            Messages.done("start.done");
            leave();
        } catch (MailingChangedException changedOrStarted) {
            conflict = getOutlook() != null;
            if (!conflict) {
                leave();
            }
        }
    }

    private void leave() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        external.getFlash().setKeepMessages(true);
        boolean known = id != null && id.matches("[0-9]{1,18}");
        external.redirect(
                external.getRequestContextPath() + (known ? "/app/mailing.xhtml?id=" + id : "/app/mailings.xhtml"));
        faces.responseComplete();
    }

    /** What will happen; null when there is no such draft. */
    public StartOutlook getOutlook() {
        if (outlook == null && id != null && id.matches("[0-9]{1,18}")) {
            outlook = starts.outlook(Long.parseLong(id)).orElse(null);
        }
        return outlook;
    }

    /** The reasons that somebody is left out for. */
    public List<LeftOut.Reason> getReasons() {
        return List.copyOf(getOutlook().leftOut().keySet());
    }

    /** Whether it was changed since this page was shown. */
    public boolean isConflict() {
        return conflict;
    }

    /** As the address says; anything may stand there. */
    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
