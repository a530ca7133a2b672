package de.mat.account;

import de.mat.mail.AllowedNetworks;
import de.mat.mail.MailConnector;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/** The one connector of the application, with the networks of {@code mat.mail.allowed-networks}. */
@ApplicationScoped
public class MailConnectorProducer {

    @Resource
    private ManagedScheduledExecutorService watchdog;

    @Produces
    @Singleton
    MailConnector connector() {
        String networks = ConfigProvider.getConfig()
                .getOptionalValue("mat.mail.allowed-networks", String.class)
                .orElse("");
        return new MailConnector(AllowedNetworks.parse(networks), watchdog);
    }
}
