package de.mat.delivery;

import de.mat.account.AccountHealthService;
import de.mat.account.AccountStatus;
import de.mat.account.AccountStatusText;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/**
 * Whether anything can be sent at all: buttons that would send are off while it cannot, and {@code mat:no-sending} says why. A server
 * that is away is no reason: what is sent then waits.
 */
@Named
@RequestScoped
public class SendingView {

    @EJB
    private AccountHealthService health;

    @Inject
    private AccountStatusText text;

    private AccountStatus account;

    @PostConstruct
    void load() {
        account = health.status();
    }

    /** Whether there is an account that could send. */
    public boolean isPossible() {
        return account.kind() != AccountStatus.Kind.NOT_CONFIGURED
                && account.kind() != AccountStatus.Kind.PASSWORD_LOST;
    }

    /** Why not, in one sentence; empty when it is possible. */
    public String getReason() {
        return isPossible() ? "" : text.of(account).get(0).text();
    }
}
