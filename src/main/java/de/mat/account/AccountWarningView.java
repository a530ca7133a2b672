package de.mat.account;

import de.mat.faces.Messages;
import de.mat.faces.Moments;
import de.mat.user.CurrentUser;
import de.mat.user.FirstPage;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jsoup.nodes.Entities;

/**
 * What is wrong with the e-mail account: once per login as a growl on the first page, and always on the Dashboard's card. Reads what is
 * stored; no page waits for a server.
 */
@Named
@RequestScoped
public class AccountWarningView {

    /** The growl shows the messages of this key only. */
    private static final String GROWL = "accountWarning";

    private static final String DIALOG = "/admin/account.xhtml";

    @EJB
    private AccountHealthService health;

    @Inject
    private FirstPage firstPage;

    @Inject
    private CurrentUser currentUser;

    @Inject
    private Moments moments;

    private AccountStatus status;

    @PostConstruct
    void load() {
        status = health.status();
    }

    /** Called before the growl of each page is rendered. */
    public void announce() {
        if (firstPage.take() && !status.isWorking()) {
            FacesContext.getCurrentInstance()
                    .addMessage(GROWL, new FacesMessage(FacesMessage.SEVERITY_WARN, escaped(getText()), wayOut()));
        }
    }

    /** The state of the account in one sentence. */
    public String getText() {
        String key = "warning." + status.kind();
        return switch (status.kind()) {
            case NOT_CONFIGURED, PASSWORD_LOST, WORKING -> Messages.text(key);
            case LOGIN_REJECTED -> Messages.text(key, since());
            case UNREACHABLE -> Messages.text(key, since(), brief());
        };
    }

    public AccountStatus getStatus() {
        return status;
    }

    /** Whether the signed-in user may do something about it. */
    public boolean isAdministrator() {
        return currentUser.isAdministrator();
    }

    /** The name of the part that is concerned, or null. */
    public String getPart() {
        return status.protocol()
                .map(protocol -> Messages.text("warning.part." + protocol))
                .orElse(null);
    }

    private String since() {
        return moments.shortly(status.since().orElseThrow());
    }

    private String brief() {
        return FailureExplanation.brief(
                status.cause().orElseThrow(),
                status.protocol().orElseThrow(),
                status.details().orElseThrow());
    }

    private String wayOut() {
        return currentUser.isAdministrator()
                ? "<a href=\"" + contextPath() + DIALOG + "\">" + escaped(Messages.text("warning.link")) + "</a>"
                : escaped(Messages.text("warning.ask"));
    }

    private static String contextPath() {
        return FacesContext.getCurrentInstance().getExternalContext().getRequestContextPath();
    }

    private static String escaped(String text) {
        return Entities.escape(text);
    }
}
