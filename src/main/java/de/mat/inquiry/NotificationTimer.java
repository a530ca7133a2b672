package de.mat.inquiry;

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

/** Sends the notifications that wait. The container removes a timer that throws twice, so nothing leaves it. */
@Singleton
@RunAs(Roles.SYSTEM)
@RolesAllowed(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NotificationTimer {

    private static final Logger LOGGER = Logger.getLogger(NotificationTimer.class.getName());

    @Inject
    private NotificationService notifications;

    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
    public void tick() {
        try {
            notifications.sendWaiting();
        } catch (Throwable e) {
            LOGGER.log(Level.SEVERE, "Notifications wait on; they are tried again", e);
        }
    }
}
