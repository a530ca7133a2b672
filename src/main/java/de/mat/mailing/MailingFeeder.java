package de.mat.mailing;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Keeps delivery supplied with recipients of the running mailings, as long as there is room for more. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@RunAs(Roles.SYSTEM)
@RolesAllowed(Roles.SYSTEM)
public class MailingFeeder {

    @Inject
    private RunFeedService runs;

    @Inject
    private FeedingTurn turn;

    /** Feeds off the caller's thread. */
    @Asynchronous
    public void feedSoon() {
        feed();
    }

    /** Feeds until delivery has enough; at once back when that is being done on this node: then it is done once more. */
    public void feed() {
        if (!turn.begin()) {
            return;
        }
        try {
            do {
                runs.withdrawLate();
                while (runs.feed()) {
                    turn.went();
                }
            } while (!turn.mayEnd());
        } finally {
            turn.end();
        }
    }
}
