package de.mat.account;

import de.mat.user.CurrentUser;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The card of the e-mail account on the Dashboard. Reads what is stored; no page waits for a server. */
@Named
@RequestScoped
public class AccountCardView {

    @EJB
    private AccountHealthService health;

    @Inject
    private AccountStatusText text;

    @Inject
    private CurrentUser currentUser;

    private AccountStatus status;

    @PostConstruct
    void load() {
        status = health.status();
    }

    public AccountStatus getStatus() {
        return status;
    }

    /** What is wrong, from the worst on; empty when the account works. */
    public List<AccountStatusText.Sentence> getWarnings() {
        return text.of(status);
    }

    /** Whether the signed-in user may do something about it. */
    public boolean isAdministrator() {
        return currentUser.isAdministrator();
    }
}
