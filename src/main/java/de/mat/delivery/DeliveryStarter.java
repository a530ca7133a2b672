package de.mat.delivery;

import de.mat.security.Roles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Has a message sent at once when what caused it is stored, whoever that was; the timer sees to the rest. */
@Stateless
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeliveryStarter {

    @Inject
    private DeliverySender sender;

    /** Returns before anything is sent. */
    public void start(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeliveryDue due) {
        sender.sendSoon();
    }
}
