package de.mat.account;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Has the account looked at soon after the start and then every {@code mat.account.health-interval} (15 minutes). It ticks oftener
 * than that, so that the interval can be set.
 */
@Singleton
@Startup
@DependsOn("Migrator")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@RunAs(Roles.SYSTEM)
@RolesAllowed(Roles.SYSTEM)
public class AccountHealthTimer {

    private static final Logger LOGGER = Logger.getLogger(AccountHealthTimer.class.getName());

    @EJB
    private AccountHealthChecker checker;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "mat.account.health-interval")
    private Duration interval;

    private Instant next = Instant.MIN;

    /** For the container. */
    public AccountHealthTimer() {}

    AccountHealthTimer(AccountHealthChecker checker, Clock clock, Duration interval) {
        this.checker = checker;
        this.clock = clock;
        this.interval = interval;
    }

    /** A timer that throws twice is deleted by the container, silently: so nothing comes out of here. */
    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void tick() {
        try {
            Instant now = clock.instant();
            if (now.isBefore(next)) {
                return;
            }
            next = now.plus(interval);
            checker.check();
        } catch (Throwable e) {
            LOGGER.log(Level.SEVERE, "The look at the e-mail account failed", e);
        }
    }
}
