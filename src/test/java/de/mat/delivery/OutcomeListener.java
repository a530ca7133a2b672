package de.mat.delivery;

import de.mat.security.Roles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who causes messages and hears of their outcome, as a feature would. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class OutcomeListener {

    private final List<DeliveryOutcome> outcomes = new CopyOnWriteArrayList<>();
    private volatile boolean failing;

    /** Does it in the caller's transaction. */
    public <T> T inside(Callable<T> work) throws Exception {
        return work.call();
    }

    /** Called inside the transaction that stores the outcome. */
    public void hear(@Observes DeliveryOutcome outcome) {
        if (failing) {
            throw new IllegalStateException("a defect of who caused the message");
        }
        outcomes.add(outcome);
    }

    public void fail(boolean now) {
        failing = now;
    }

    public void clear() {
        outcomes.clear();
        failing = false;
    }

    public List<DeliveryOutcome> all() {
        return List.copyOf(outcomes);
    }
}
