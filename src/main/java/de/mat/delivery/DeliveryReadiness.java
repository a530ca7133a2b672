package de.mat.delivery;

import de.mat.security.Roles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells whoever watches {@code /health} what waits in the queue. Whatever keeps it there is told in the data and leaves the status UP:
 * MAT serves its pages all the same. Only what it cannot do without, its database, takes it down.
 */
@Readiness
@Stateless
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeliveryReadiness implements HealthCheck {

    private static final Logger LOGGER = Logger.getLogger(DeliveryReadiness.class.getName());

    private static final String NAME = "delivery";

    @EJB
    private DeliveryHealthService health;

    @Override
    public HealthCheckResponse call() {
        try {
            return response(health.status());
        } catch (EJBException e) {
            LOGGER.log(Level.WARNING, "The state of the queue cannot be read", e);
            return HealthCheckResponse.down(NAME);
        }
    }

    private static HealthCheckResponse response(DeliveryStatus status) {
        HealthCheckResponseBuilder response = HealthCheckResponse.named(NAME)
                .up()
                .withData("state", status.kind().name())
                .withData("waiting", status.waiting())
                .withData("stuck", status.stuck())
                .withData("open", status.open());
        status.since().ifPresent(since -> response.withData("since", since.toString()));
        status.cause().ifPresent(cause -> response.withData("cause", cause.name()));
        return response.build();
    }
}
