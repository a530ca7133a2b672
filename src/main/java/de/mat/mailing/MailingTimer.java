package de.mat.mailing;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Wakes the feeder, which knows what is to be done. The container removes a timer that throws twice, so nothing leaves it. */
@Singleton
@RunAs(Roles.SYSTEM)
@RolesAllowed(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailingTimer {

    private static final Logger LOGGER = Logger.getLogger(MailingTimer.class.getName());

    @Inject
    private MailingFeeder feeder;

    public MailingTimer() {}

    MailingTimer(MailingFeeder feeder) {
        this.feeder = feeder;
    }

    /** Feeds what is running, and ends what is done. */
    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    public void tick() {
        try {
            feeder.feed();
        } catch (Throwable e) {
            LOGGER.log(Level.SEVERE, "Mailings could not be fed; it is tried again", e);
        }
    }
}
