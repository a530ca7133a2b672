package de.mat.account;

import de.mat.mail.Protocol;
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
 * Tells whoever watches {@code /health} how the e-mail account is. A mail server's fault is told in the data and leaves the status UP:
 * MAT serves its pages all the same. Only what it cannot do without, its database, takes it down.
 */
@Readiness
@Stateless
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountReadiness implements HealthCheck {

    private static final Logger LOGGER = Logger.getLogger(AccountReadiness.class.getName());

    private static final String NAME = "account";

    @EJB
    private AccountHealthService health;

    @Override
    public HealthCheckResponse call() {
        try {
            return response(health.status());
        } catch (EJBException e) {
            LOGGER.log(Level.WARNING, "The state of the e-mail account cannot be read", e);
            return HealthCheckResponse.down(NAME);
        }
    }

    private static HealthCheckResponse response(AccountStatus status) {
        HealthCheckResponseBuilder response = HealthCheckResponse.named(NAME)
                .up()
                .withData("state", status.kind().name());
        for (AccountStatus.Problem problem : status.problems()) {
            for (Protocol server : problem.servers()) {
                response.withData(server + ".state", problem.kind().name())
                        .withData(server + ".since", problem.since().toString())
                        .withData(server + ".cause", problem.cause().name());
            }
        }
        return response.build();
    }
}
