package de.mat.delivery;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Wakes the sender, which knows what is due, and watches it meanwhile. The container removes a timer that throws twice, so nothing leaves
 * it.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN) // the watch goes on while a message is being sent
@RunAs(Roles.SYSTEM)
@RolesAllowed(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeliveryTimer {

    private static final Logger LOGGER = Logger.getLogger(DeliveryTimer.class.getName());

    @Inject
    private DeliverySender sender;

    public DeliveryTimer() {}

    DeliveryTimer(DeliverySender sender) {
        this.sender = sender;
    }

    /** Sends what is due. */
    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    public void tick() {
        safely(sender::send);
    }

    /** Keeps what is being sent. */
    @Schedule(hour = "*", minute = "*", second = "2/10", persistent = false)
    public void watch() {
        safely(sender::watch);
    }

    private static void safely(Runnable work) {
        try {
            work.run();
        } catch (Throwable e) {
            LOGGER.log(Level.SEVERE, "Sending failed; it is tried again", e);
        }
    }
}
