package de.mat.mailing;

import de.mat.security.Roles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Has a mailing fed at once when it starts or goes on, and when there is room for more; the timer sees to the rest. */
@Stateless
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailingStarter {

    @Inject
    private MailingFeeder feeder;

    @Inject
    private FeedingTurn turn;

    /** Returns before anything is fed. */
    public void start(@Observes(during = TransactionPhase.AFTER_SUCCESS) RunMoved news) {
        if (news.isBeginning() || turn.hasMadeRoom()) {
            feeder.feedSoon();
        }
    }
}
