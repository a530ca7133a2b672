package de.mat.account;

import de.mat.account.AccountStatus.Problem;
import de.mat.faces.Messages;
import de.mat.faces.Moments;
import de.mat.mail.Protocol;
import de.mat.user.CurrentUser;
import de.mat.user.FirstPage;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
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

    /**
     * One thing that is wrong.
     *
     * @param part what does not work because of it; empty when it is everything
     */
    public record Warning(String text, String part) {}

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
        if (firstPage.take()) {
            for (Warning warning : getWarnings()) {
                FacesContext.getCurrentInstance()
                        .addMessage(
                                GROWL,
                                new FacesMessage(FacesMessage.SEVERITY_WARN, escaped(warning.text()), detail(warning)));
            }
        }
    }

    /** What is wrong, from the worst on; empty when the account works. */
    public List<Warning> getWarnings() {
        return switch (status.kind()) {
            case NOT_CONFIGURED, PASSWORD_LOST -> List.of(new Warning(Messages.text("warning." + status.kind()), ""));
            case LOGIN_REJECTED, UNREACHABLE, WORKING ->
                status.problems().stream().map(this::warning).toList();
        };
    }

    private Warning warning(Problem problem) {
        Protocol first = problem.servers().get(0);
        String text = Messages.text(
                "warning." + problem.kind(),
                moments.shortly(problem.since()),
                FailureExplanation.brief(problem.cause(), first, status.getDetails()));
        return new Warning(
                text, Messages.text("warning.part." + (problem.servers().size() > 1 ? "BOTH" : first)));
    }

    public AccountStatus getStatus() {
        return status;
    }

    /** Whether the signed-in user may do something about it. */
    public boolean isAdministrator() {
        return currentUser.isAdministrator();
    }

    private String detail(Warning warning) {
        return warning.part().isEmpty() ? wayOut() : escaped(warning.part()) + "<br/>" + wayOut();
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
