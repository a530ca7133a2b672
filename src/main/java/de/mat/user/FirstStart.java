package de.mat.user;

import de.mat.base.DataFolder;
import de.mat.security.Roles;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/**
 * At the first start creates the user {@code admin}: with the password of {@code mat.admin.password}, else with a random one that only
 * the owner of the data folder can read. Either must be changed at the first login.
 */
@Singleton
@Startup
@DependsOn("Migrator")
@RunAs(Roles.SYSTEM)
@RolesAllowed(Roles.SYSTEM)
public class FirstStart {

    private static final Logger LOG = Logger.getLogger(FirstStart.class.getName());

    @Inject
    private FirstUserService users;

    @Inject
    private Config config;

    @PostConstruct
    void createFirstUser() {
        // A wrong setting is told now, and not at somebody's login
        ClientAddress.trustedProxies();
        if (users.nobodyIsThere()) {
            users.create(
                    InitialPassword.USER_NAME,
                    PasswordHash.of(configuredPassword().orElseGet(FirstStart::writtenPassword)),
                    config.getOptionalValue("mat.admin.email", String.class).orElse(null));
        }
    }

    private Optional<char[]> configuredPassword() {
        return config.getOptionalValue("mat.admin.password", String.class).map(String::toCharArray);
    }

    private static char[] writtenPassword() {
        char[] password = PasswordHash.randomPassword();
        try {
            LOG.info("The first user is " + InitialPassword.USER_NAME + "; the password stands in "
                    + new InitialPassword(DataFolder.open()).write(password));
        } catch (IOException e) {
            throw new UncheckedIOException("The first user's password cannot be written into the data folder", e);
        }
        return password;
    }
}
